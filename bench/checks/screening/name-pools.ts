/**
 * Given and family names by region, for synthetic people only: combined at random, they are nobody. Where a script other
 * than Latin is used, a name is `script=Latin,other Latin spellings` as passports, newspapers and lists spell it
 * (written down by hand from common usage, not made by the code that is measured).
 */
type Pool = { country: string[]; given: string[]; family: string[] };
const list = (text: string) => text.trim().split(/\s*\|\s*/);

export const POOLS: Record<string, Pool> = {
  arabic: {
    country: ["SY", "IQ", "EG", "LB", "YE", "LY", "SA", "JO"],
    given: list(
      "محمد=Mohammed,Muhammad,Mohamed,Mohamad,Muhammed|أحمد=Ahmed,Ahmad,Ahmet|علي=Ali,Aly|حسن=Hassan,Hasan|حسين=Hussein,Husayn,Hussain,Hossein|محمود=Mahmoud,Mahmud,Mehmood|إبراهيم=Ibrahim,Ebrahim,Ibraheem|خالد=Khaled,Khalid,Khalled|عمر=Omar,Umar,Omer|يوسف=Yousef,Yusuf,Youssef,Yousuf|مصطفى=Mustafa,Moustafa,Mostafa|عبد الله=Abdullah,Abdallah,Abdulla|عبد الرحمن=Abdulrahman,Abdul Rahman,Abd al-Rahman,Abdurrahman|عبد العزيز=Abdulaziz,Abdul Aziz,Abd al-Aziz|سعيد=Said,Saeed,Saeid|طارق=Tariq,Tarek,Tareq|سليمان=Suleiman,Sulayman,Soliman|جمال=Jamal,Gamal,Djamal|فاطمة=Fatima,Fatma,Fatimah|عائشة=Aisha,Ayesha,Aicha|زينب=Zainab,Zeinab,Zaynab|مريم=Maryam,Mariam,Meriem|ناصر=Nasser,Nasir,Naser|رشيد=Rashid,Rachid,Rasheed|كريم=Karim,Kareem",
    ),
    family: list(
      "الحداد=Al-Haddad,Haddad,El Haddad|المنصور=Al-Mansour,Mansour,Almansoor|الخطيب=Al-Khatib,Khatib,El Khateeb|القاسم=Al-Qasim,Qasem,Al-Kassem|الزهراني=Al-Zahrani,Zahrani,Alzahrani|الشمري=Al-Shammari,Shammari,Alshamri|العبيدي=Al-Obaidi,Obeidi,Al-Ubaydi|الجبوري=Al-Jubouri,Jabouri,Al-Juburi|النجار=Al-Najjar,Najjar,Annajjar|المصري=Al-Masri,Masri,El Masry|الدوسري=Al-Dosari,Dossary,Aldosari|الغامدي=Al-Ghamdi,Ghamdi,Alghamdi|السوداني=Al-Sudani,Soudani,Alsudani|التكريتي=Al-Tikriti,Tikriti,Al-Takriti|البغدادي=Al-Baghdadi,Baghdadi,El Bagdadi|خليفة=Khalifa,Khalifeh,Khaleefa|درويش=Darwish,Darwich,Darweesh|عثمان=Othman,Osman,Uthman|شريف=Sharif,Cherif,Shareef|يعقوب=Yaqoub,Yacoub,Yaqub|صالح=Saleh,Salih,Salah|فرج=Faraj,Farag,Faradj|حمدان=Hamdan,Hamdane|قاسمي=Qasimi,Kassimi,Qassemi|مراد=Murad,Mourad",
    ),
  },
  russian: {
    country: ["RU", "UA", "BY", "KZ"],
    given: list(
      "Александр=Aleksandr,Alexander,Alexandr|Сергей=Sergey,Sergei,Serguei|Дмитрий=Dmitry,Dmitri,Dmitriy|Андрей=Andrey,Andrei|Алексей=Alexey,Aleksei,Alexei|Михаил=Mikhail,Michail|Евгений=Evgeny,Yevgeny,Evgeniy|Юрий=Yuri,Yury,Yuriy|Николай=Nikolai,Nikolay|Владимир=Vladimir,Wladimir|Виктор=Viktor,Victor|Игорь=Igor|Олег=Oleg|Павел=Pavel|Константин=Konstantin,Constantin|Вячеслав=Vyacheslav,Viacheslav|Ярослав=Yaroslav,Iaroslav|Татьяна=Tatiana,Tatyana|Наталья=Natalia,Natalya|Екатерина=Ekaterina,Yekaterina|Ксения=Ksenia,Kseniya,Xenia|Юлия=Yulia,Julia,Iuliia",
    ),
    family: list(
      "Щербаков=Shcherbakov,Scherbakov,Chtcherbakov|Кузнецов=Kuznetsov,Kouznetsov|Соловьёв=Solovyov,Soloviev,Solovev|Жуков=Zhukov,Joukov|Чернышёв=Chernyshev,Chernyshyov,Tchernychev|Хрущёв=Khrushchev,Khrouchtchev|Ефимов=Efimov,Yefimov|Яковлев=Yakovlev,Iakovlev|Цветков=Tsvetkov,Tzvetkov|Захаров=Zakharov,Zaharov|Виноградов=Vinogradov,Winogradow|Тимофеев=Timofeev,Timofeyev|Григорьев=Grigoryev,Grigoriev|Михайлов=Mikhailov,Mihailov,Mikhaylov|Шевчук=Shevchuk,Chevtchouk|Ющенко=Yushchenko,Iouchtchenko|Черненко=Chernenko,Tchernenko|Дьяконов=Dyakonov,Diakonov|Журавлёв=Zhuravlev,Zhuravlyov|Воробьёв=Vorobyov,Vorobiev|Прохоров=Prokhorov,Prohorov|Белоусов=Belousov,Beloussov|Громыко=Gromyko|Рыбаков=Rybakov,Ribakov",
    ),
  },
  chinese: {
    country: ["CN", "TW", "SG"],
    given: list(
      "建国=Jianguo|志强=Zhiqiang|晓明=Xiaoming|丽华=Lihua|文博=Wenbo|海峰=Haifeng|国庆=Guoqing|永康=Yongkang|天宇=Tianyu|美玲=Meiling|秀英=Xiuying|俊杰=Junjie|雪梅=Xuemei|伟=Wei|芳=Fang|涛=Tao|静=Jing|勇=Yong|军=Jun|敏=Min|明月=Mingyue|家豪=Jiahao|思远=Siyuan|春燕=Chunyan",
    ),
    family: list(
      "王=Wang|李=Li|张=Zhang|刘=Liu|陈=Chen|杨=Yang|赵=Zhao|黄=Huang|周=Zhou|吴=Wu|徐=Xu|孙=Sun|胡=Hu|朱=Zhu|高=Gao|林=Lin|何=He|郭=Guo|马=Ma|罗=Luo|梁=Liang|宋=Song|郑=Zheng|谢=Xie|欧阳=Ouyang|司马=Sima",
    ),
  },
  english: {
    country: ["GB", "US", "AU", "CA"],
    given: list(
      "James|John|Robert|Michael|William|David|Richard|Thomas|Mary|Elizabeth|Margaret|Catherine|Stephen|Geoffrey|Philip|Graham|Matthew|Jonathan|Nicholas|Christopher|Rebecca|Sarah|Deborah|Frances|Mary-Ann|Jean-Luc",
    ),
    family: list(
      "Smith|Johnson|Williams|Brown|Davies|Thompson|Macdonald|O'Brien|O'Connor|Whitehead|Fitzgerald|Montgomery|Llewellyn|Featherstone|Hargreaves|Cunningham|Armstrong|Blackwood|Pemberton|Ashworth|Kavanagh|Gallagher|Mackenzie|Smith-Jones|Hayes-Cole",
    ),
  },
  spanish: {
    country: ["ES", "MX", "CO", "VE", "CU"],
    given: list(
      "José|María|Juan|Carlos|Luis|Jorge|Francisco|Alejandro|Guadalupe|Fernando|Ricardo|Eduardo|Hernán|Joaquín|Esperanza|Concepción|Rosario|Nicolás|Adrián|Inés|José María|Juan Carlos",
    ),
    family: list(
      "García|Rodríguez|Hernández|González|Fernández|Gutiérrez|Domínguez|Velásquez|Zambrano|Echeverría|Castañeda|Villanueva|Ybarra|Quiñones|Montenegro|Arismendi|Bermúdez|Calderón|de la Cruz|del Valle|Muñoz|Peñalver",
    ),
  },
  german: {
    country: ["DE", "AT", "CH"],
    given: list(
      "Hans|Jürgen|Wolfgang|Günther|Dieter|Matthias|Sebastian|Friedrich|Ursula|Ingrid|Käthe|Björn|Heinrich|Karl-Heinz|Hans-Peter|Annemarie",
    ),
    family: list(
      "Müller|Schmidt|Schröder|Hoffmann|Zimmermann|Krüger|Lindemann|Strauß|Weißenberger|von Hohenfels|Großmann|Böttcher|Schwarzenbach|Niedermeyer|Meyer-Landsberg|Wolfenstetter|Kaltenbrunn",
    ),
  },
  african: {
    country: ["NG", "GH", "SN", "CD", "SO"],
    given: list(
      "Oluwaseun|Chukwuemeka|Kwame|Kofi|Mamadou|Ousmane|Abdoulaye|Ibrahima|Fatoumata|Aminata|Emmanuel|Blessing|Ngozi|Adebayo|Temitope|Cheikh",
    ),
    family: list(
      "Okonkwo|Adeyemi|Diallo|Traoré|Ouédraogo|Mensah|Boateng|Nkrumah|Kabila|Tshisekedi|Ndiaye|Coulibaly|Abubakar|Okafor|Olanrewaju|Ezekwesili|Mbeki",
    ),
  },
};
