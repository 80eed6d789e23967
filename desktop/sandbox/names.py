"""Invented Chinese names: companies, persons, logins, phones. Any likeness is by chance."""

from dataclasses import dataclass
from random import Random


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    words = _words(text)
    return tuple(zip(words[::2], words[1::2], strict=True))


# Chinese and how it is spelt in a login
_CITIES = _pairs(
    "深圳 sz 北京 bj 上海 sh 广州 gz 杭州 hz 成都 cd 武汉 wh 南京 nj 西安 xa 苏州 su "
    "东莞 dg 长沙 cs 重庆 cq 天津 tj 青岛 qd 厦门 xm 合肥 hf 郑州 zz 宁波 nb 佛山 fs "
    "济南 jn 贵阳 gy 昆明 km 沈阳 sy"
)
_FIRST = _pairs(
    "云 yun 星 xing 智 zhi 数 shu 瀚 han 恒 heng 鼎 ding 博 bo 卓 zhuo 启 qi 远 yuan 华 hua "
    "盛 sheng 天 tian 海 hai 金 jin 明 ming 嘉 jia 润 run 凌 ling 锐 rui 拓 tuo 蓝 lan "
    "晨 chen"
)
_SECOND = _pairs(
    "帆 fan 腾 teng 创 chuang 联 lian 源 yuan 达 da 通 tong 科 ke 信 xin 维 wei 泽 ze 图 tu "
    "峰 feng 川 chuan 域 yu 算 suan 恩 en 迈 mai 禾 he 舟 zhou 森 sen 衡 heng 曜 yao "
    "原 yuan"
)
_TRADES = _words(
    "智能科技 信息技术 网络科技 软件 数据服务 电子商务 物联网科技 生物医药 医疗器械 新能源 "
    "汽车零部件 供应链管理 跨境贸易 文化传媒 教育科技 金融信息服务 环保工程 建筑设计 食品 "
    "服装 精密制造 半导体 光电技术 机器人 游戏 广告 酒店管理 物业服务 现代农业 化工 "
    "仪器仪表 安防技术 航空科技 家居"
)
_RARE_FORMS = ("股份有限公司",) * 3 + ("有限责任公司", "集团有限公司", "合伙企业")
_FORMS = ("有限公司",) * 14 + _RARE_FORMS
_SURNAMES = _pairs(
    "王 wang 李 li 张 zhang 刘 liu 陈 chen 杨 yang 赵 zhao 黄 huang 周 zhou 吴 wu 徐 xu "
    "孙 sun 马 ma 朱 zhu 胡 hu 林 lin 郭 guo 何 he 高 gao 罗 luo 郑 zheng 梁 liang 谢 xie "
    "欧阳 ouyang"
)
_GIVEN = _pairs(
    "伟 wei 芳 fang 娜 na 敏 min 静 jing 磊 lei 强 qiang 洋 yang 艳 yan 勇 yong 杰 jie "
    "涛 tao 丽 li 明 ming 婷 ting 宇航 yuhang 子涵 zihan 雨桐 yutong 浩然 haoran "
    "思远 siyuan 晓东 xiaodong"
)
_PHONES = _words("130 131 132 135 136 137 138 139 150 151 152 157 158 159 176 178 180 186 188 189")
_LABELS = _words(
    "重点客户 续费提醒 战略客户 教育行业 制造业 VIP 试用转正 华南大区 华东大区 电商大促 "
    "潜在增购 政企 2026新签 合同待续签 技术支持优先"
)

# Names that break what is built carelessly: spreadsheets, mark-up, quoting, fonts, narrow columns.
AWKWARD = (
    '=HYPERLINK("http://example.invalid","点我")贸易有限公司',
    "云帆🚀太空科技有限公司",
    '上海"双引号"信息技术有限公司',
    "O'Brien & Söhne（上海）机械有限公司",
    "+86商务服务有限公司",
    "@艾特网络科技有限公司",
    "-减号文化传媒有限公司",
    "<b>粗体</b><script>网络有限公司",
    "𠮷祥餐饮管理有限公司",
    "100%_纯棉服装有限公司",
    " 前后有空格科技有限公司 ",
    "逗号,分号;制表科技有限公司",
    "内蒙古自治区呼和浩特市" + "中小企业数字化转型公共服务" * 3 + "平台运营管理有限责任公司",
)


@dataclass(frozen=True, slots=True)
class Company:
    """A company, the login of its account and the domain of its mail."""

    name: str
    login: str
    domain: str


class Names:
    """Draws names from one source of randomness; no company and no login comes twice."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._taken = set[str]()

    def company(self) -> Company:
        """Such as 深圳市云帆智能科技有限公司, or 云帆（深圳）智能科技有限公司."""
        pick = self._rng.choice
        while True:
            (city, short), (one, first), (two, second) = pick(_CITIES), pick(_FIRST), pick(_SECOND)
            trade, form = pick(_TRADES), pick(_FORMS)
            name = pick((f"{city}市{one}{two}", f"{city}{one}{two}", f"{one}{two}（{city}）"))
            name += trade + form
            if name not in self._taken:
                self._taken.add(name)
                return Company(name, self._login(f"{first}{second}", short), f"{first}{second}")

    def person(self) -> Company:
        """A private customer."""
        (surname, one), (given, two) = self._rng.choice(_SURNAMES), self._rng.choice(_GIVEN)
        return Company(surname + given, self._login(f"{one}{two}", "hw"), "mail")

    def manager(self) -> str:
        """The login of one of the partner's salespeople."""
        (_, one), (_, two) = self._rng.choice(_SURNAMES), self._rng.choice(_GIVEN)
        return self._login(f"{two}.{one}", "")

    def mail(self, domain: str) -> str:
        """An address under the domain that is reserved for examples."""
        (_, one), (_, two) = self._rng.choice(_SURNAMES), self._rng.choice(_GIVEN)
        return f"{two}.{one}@{domain}.example"

    def phone(self) -> str:
        """Eleven digits, as mobile phones in China have."""
        return f"{self._rng.choice(_PHONES)}{self._rng.randrange(10**8):08}"

    def label(self) -> str:
        """What a salesperson wrote on the customer."""
        return self._rng.choice(_LABELS)

    def _login(self, stem: str, tail: str) -> str:
        base = f"{stem}_{tail}" if tail else stem
        login, number = base, 2
        while login in self._taken:
            login, number = f"{base}{number:02}", number + 1
        self._taken.add(login)
        return login
