"""Every script: in the app's name, in the names of components, and in images."""

from .building import Access, Apps, Spec, app, part, url

SCRIPTS: dict[str, tuple[str, str, str, str]] = {
    "latin_accents": ("Ételés-Žluťoučký", "vitrine-œuvre", "größeÅngström", "données-ñandú"),
    "latin_stacked": ("V̂ȋe̊t̃-Nằm", "Ấ̃Ễ̂Ổ̉", "ạ̄̂ẹ̄̂", "Z͑ͫ̓ͪ̂ͫa͌l̐g̈o͆"),
    "cyrillic": ("МагазинЩедрость", "витрина", "обработчик", "хранилище"),
    "greek": ("Κατάστημα", "πρόσοψη", "διακομιστής", "βάσηΔεδομένων"),
    "chinese": ("网络拓扑图商店", "前端网站服务", "后端接口服务", "数据库存储服务"),
    "chinese_long": ("网络拓扑图商店" * 8, "前端网站服务" * 10, "后端接口服务" * 10, "数据库存储" * 12),
    "japanese": ("ネットワーク図", "フロントエンド", "バックエンド処理", "データベース倉庫"),
    "korean": ("네트워크상점", "프론트엔드", "백엔드서버", "데이터베이스"),
    "arabic": ("متجر-الشبكة", "واجهة-الموقع", "خادم-الطلبات", "قاعدة-البيانات"),
    "hebrew": ("חנות-הרשת", "אתר-קדמי", "שרת-אחורי", "מסד-נתונים"),
    "devanagari": ("नेटवर्क-दुकान", "मुखपृष्ठ", "सेवाप्रदाता", "आँकड़ासंग्रह"),
    "thai": ("ร้านค้าเครือข่าย", "หน้าเว็บไซต์", "เซิร์ฟเวอร์ที่ปู่", "ฐานข้อมูล"),
    "tibetan": ("བོད་ཡིག", "སྒྲུབ", "ཨོཾ", "རྒྱུད"),
    "burmese": ("မြန်မာ", "ကြွေး", "သင်္ဘော", "ဉာဏ်"),
    "khmer": ("ហាងអនឡាញ", "ស្ត្រី", "ខ្ញុំ", "ទិន្នន័យ"),
    "javanese": ("ꦗꦮ", "ꦱꦿꦶꦏꦺ", "ꦥꦼꦂꦱꦧꦣ", "ꦏꦿꦸ"),
    "telugu": ("తెలుగు", "స్త్రీ", "క్ష్మి", "రాష్ట్ర"),
    "urdu": ("دکان", "ویب", "گٹھڑی", "ڈیٹا"),
    "marks_upon_marks": ("Z͑ͫ̓ͪ̂ͫ͆͗̌a̗̘͙͑͑͗", "w̷̛̛̞̟e͓͓͓͓b", "a̋̋̋̋p", "d̥̥̥̥b"),
    "emoji": ("🛒shop🎉", "🌐web", "⚙️api☎️", "🗄️db❤️"),
    "emoji_joined": ("👨‍👩‍👧‍👦family", "🏳️‍🌈🧑‍💻web", "👩🏽‍🚒👍🏿api", "🇩🇪🇯🇵🇧🇷🏴󠁧󠁢󠁥󠁮󠁧󠁿db"),
    "mathematical": ("𝕗𝕝𝕦𝕩𝒮𝒽ℴ𝓅", "𝐰𝐞𝐛𝐬𝐢𝐭𝐞", "ａｐｉ－ｆｕｌｌｗｉｄｔｈ", "﷽﷽﷽﷽﷽﷽"),  # noqa: RUF001
    "direction_marks": ("a\u202eb\u200fc", "web\u2066x\u2069", "zero\u200bwidth\u2060api", "db\u00ad\ufeff"),
}
"""Script to the names of the app, its web site, its API and its database."""


def script_apps() -> Apps:
    apps: Apps = {f"script_{script}": _shop(*names) for script, names in SCRIPTS.items()}
    apps["every_script_at_once"] = (_together(), None)
    return apps


def _shop(name: str, web: str, api: str, db: str) -> tuple[Spec, Access]:
    """Give a shop whose links are declared: what is no host name cannot be called by a URL."""
    job = f"{web}{db}"
    parts = [
        part(web, ports=[80]),
        part(api, ports=[3000, 25565], calls=[f"https://{web}.example/{api}"]),
        part(db, image=f"{web}/postgres:16", data=f"/data|m:{web}:/{api}"),
        part(job, image=f"{api}/{db}:1.0", data=f"/data|c:2:{web}:/in"),
    ]
    pairs = [(web, api, 3000), (api, db, 5432), (job, db, 5432), (web, job, None)]
    links = [{"source": source, "target": target, "port": port} for source, target, port in pairs]
    return app(name, parts), {"links": links}


def _together() -> Spec:
    names = [names[1] for script, names in SCRIPTS.items() if "long" not in script and "direction" not in script][:9]
    calls = [url("db", "babel", 5432, "postgresql")]
    parts = [part(name, ports=[37000 + i], inside=[80], calls=calls) for i, name in enumerate(names)]
    return app("babel", [*parts, part("db", image="postgres:16")])
