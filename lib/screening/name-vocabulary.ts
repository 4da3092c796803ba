const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Say what somebody is, not who: left out when enough of the name remains. */
export const TITLES = words(
  `mr mrs ms miss mx sir dame lord lady dr doctor prof professor hon honourable honorable rev reverend
  general gen colonel col major maj captain capt lieutenant lt commander cmdr brigadier admiral marshal sergeant
  president minister senator governor ambassador prince princess sheikh shaikh shaykh sheik haji hajji hadji alhaji
  mullah mawlawi maulvi maulana molvi mola ustad imam ayatollah hojjatoleslam sayyid syed seyed sayed
  herr frau monsieur madame mme mlle senor senora don dona dottore ingeniero ing jr sr ii iii iv esq phd`,
);

/** Small words that scribes join, keep apart or leave out. */
export const PARTICLES = words(
  `al el ul ibn bin ben bint binti binte ould wald de del della delle dei di da das do dos du des d la le las los les
  van von vom zu zum zur der den ter ten te und y e i of the and et`,
);

/** The Arabic article in its spellings; it belongs to the word after it. */
export const ARTICLES = words("al el ul az ad as ar at an ash esh ed er es en ez");

/** Kinds of company: the same company is listed with and without. */
export const LEGAL_FORMS = words(
  `ltd limited llc llp lp inc incorporated corp corporation co company companies gmbh ag kg kgaa ohg ug se sa sas sarl
  srl spa sl slu nv bv cv oy oyj ab as asa aps plc pte pty pvt private public bhd sdn jsc pjsc ojsc cjsc ooo oao pao
  zao ao tov doo dd ad kft rt zrt sro spzoo fze fzco fzc dmcc est establishment group holding holdings`,
);

// Short and other forms of given names, each group one name. Deliberately few: every pair costs precision.
const GROUPS = `william bill billy will willy|robert bob bobby rob|richard dick rick ricky|james jim jimmy|john jack johnny
|michael mike mick|joseph joe joey|thomas tom tommy|charles charlie chuck|edward ed eddie ted|anthony tony|daniel dan danny
|david dave|stephen steve steven stefan|matthew matt|christopher chris|nicholas nick nicolas nikolai nikolay mykola
|elizabeth liz beth betty lizzie|margaret maggie peggy|katherine kate kathy katie catherine|rebecca becky|jennifer jenny
|alexander alex sasha aleksandr oleksandr alexandr|vladimir vova volodymyr uladzimir|dmitry dima dmitri dmytro
|yevgeny evgeny evgeniy yevgeniy eugene yevhen|mohammed mohd md muhd mohammad muhammad mohamed|sergei sergey serhiy serge
|andrei andrey andrew andriy|mikhail misha mykhailo|pyotr petr peter petro|pavel paul pavlo|yuri yury yuriy yurii
|francisco paco pancho|jose pepe|ignacio nacho|abdullah abdallah abdulla|hussein hussain husayn|yusuf yousef youssef joseph`;

/** Word → the form its group goes by. A word is of one group: the last that names it. */
export const SAME_GIVEN_NAME: ReadonlyMap<string, string> = new Map(
  GROUPS.split("|").flatMap((group) => {
    const forms = group.trim().split(/\s+/);
    return forms.map((form) => [form, forms[0] ?? form] as const);
  }),
);
