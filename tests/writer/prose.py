"""Invented words for a report: who, when, what it tells. Places, organs and people do not exist."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from random import Random

import attrs
from attrs import frozen

from gov_disclosure.model.report import Contact, Period, SectionKind
from writer.forms import Form

Fold = Callable[[str], str]


@frozen
class PartText:
    """A subsection: its heading and paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


@frozen
class SectionText:
    """A section: paragraphs straight below its heading, then its parts."""

    kind: SectionKind
    heading: str
    paragraphs: tuple[str, ...] = ()
    parts: tuple[PartText, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """All that stands below the heading, headings of parts included."""
        return (*self.paragraphs, *(line for part in self.parts for line in (part.heading, *part.paragraphs)))


@frozen
class Text:
    """The words of one report. What is None or empty is not printed.

    `fields` is the metadata block, `byline` the line below the title, `furniture` what the page prints
    behind the report and `breadcrumb` what it prints before it.
    """

    agency: str
    year: int
    title: str | None
    period: Period | None
    published: date | None
    index_number: str | None
    document_number: str | None
    contact: Contact | None
    breadcrumb: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]
    byline: tuple[str, ...]
    preamble: tuple[str, ...]
    sections: tuple[SectionText, ...]
    furniture: tuple[str, ...]

    def mapped(self, fold: Fold) -> "Text":
        """The same text with every sentence and heading put through `fold`."""
        return attrs.evolve(
            self,
            title=self.title and fold(self.title),
            fields=tuple((fold(label), value) for label, value in self.fields),
            byline=_each(fold, self.byline),
            preamble=_each(fold, self.preamble),
            sections=tuple(_mapped(section, fold) for section in self.sections),
            furniture=_each(fold, self.furniture),
        )

    def without_metadata(self) -> "Text":
        """The text as an archive keeps it that cuts all around the report itself."""
        return attrs.evolve(
            self,
            published=None,
            index_number=None,
            document_number=None,
            breadcrumb=(),
            fields=(),
            byline=(),
            furniture=(),
        )


def _each(fold: Fold, texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(fold(text) for text in texts)


def _mapped(section: SectionText, fold: Fold) -> SectionText:
    parts = tuple(PartText(fold(part.heading), _each(fold, part.paragraphs)) for part in section.parts)
    return attrs.evolve(section, heading=fold(section.heading), paragraphs=_each(fold, section.paragraphs), parts=parts)


@frozen
class Place:
    """An invented place: its name and the name of its domain."""

    name: str
    domain: str
    street: str


PLACES = (
    Place("霁川市", "jichuan.example", "汀兰路"),
    Place("岚渚县", "lanzhu.example", "竹溪北街"),
    Place("霁川市砚汀区", "yanting.example", "听潮大道"),
    Place("澜屏市", "lanping-shi.example", "望樟路"),
    Place("榆浦市棠汀县", "tangting.example", "晴澜东路"),
)

ORGANS = ("人民政府办公室", "住房保障局", "水务局", "文化和旅游局", "交通运输局", "人民政府")

HEADINGS: Mapping[SectionKind, tuple[str, ...]] = {
    SectionKind.OVERVIEW: (SectionKind.OVERVIEW.label,),
    SectionKind.PROACTIVE: (SectionKind.PROACTIVE.label, "二、行政机关主动公开政府信息情况"),
    SectionKind.REQUESTS: (SectionKind.REQUESTS.label,),
    SectionKind.DISPUTES: (
        SectionKind.DISPUTES.label,
        "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    ),
    SectionKind.PROBLEMS: (SectionKind.PROBLEMS.label, "五、存在的问题及改进情况"),
    SectionKind.OTHER: (SectionKind.OTHER.label,),
}
"""The headings of the sections as reports print them, the form's own first."""

PARTS = ("（一）主动公开", "（二）依申请公开", "（三）政府信息管理", "（四）政府信息公开平台建设", "（五）监督保障")

OPENING = (
    "{year}年，本机关把公开透明作为日常工作的底线，年初排定任务清单，季度对账，年底逐项销号，公开内容比上年增加{n}项。",
    "{year}年是信息公开流程重新梳理的一年，全年召开专题碰头会{m}次，把办文、审核、发布三个环节串成一条线，大家少跑了不少弯路。",
)

SENTENCES: tuple[tuple[str, ...], ...] = (
    (
        "全年在门户网站登载各类稿件{n}篇，其中图文说明{m}篇、短视频{k}条，更正过时内容{k}处。",
        "供水管网改造、老旧桥梁检测、乡间班车调整等群众常问的事，都做成了一页纸的说明，张贴在办事大厅和村口公告栏。",
        "《公共停车泊位收费办法（试行）》出台当天同步登出问答稿，读者留言{m}条，均在两日内作了回应。",
        "预算和决算全文附可下载的表格（XLSX）与扫描件（PDF），方便居民自行核对。",
        "邀请住户代表、企业会计和在校学生走进泵站与档案室{k}场，现场讲解怎么查文件、怎么提申请。",
        "清理名称重复的栏目{k}个，合并后首页入口减少了三分之一，查找一份文件平均只需点击两次。",
    ),
    (
        "窗口、信函、网页三条渠道都有专人登记，收到当天编号，次日分办，临近期限前三天由系统发出提醒。",
        "对写得不够清楚的申请，先打电话弄明白对方究竟想要哪份材料，再决定是否请其补正，往返次数明显减少。",
        "遇到牵涉多家单位的材料，由法规科牵头开小会商量，意见不一时请外聘律师出具书面看法，共{k}次。",
        "答复文书统一了版式，写明依据、救济途径和联系人，错漏比上年少了{m}处。",
    ),
    (
        "所有公文起草时就要勾选公开属性，不勾选的退回重办；一年来退回{m}份。",
        "对历年留存的规范性文件逐件翻看，标明有效、失效或者已改，目录每季度更新一次。",
        "发布前的审读分两道，先看有没有涉密和个人隐私，再看数字与地名是否写对，全年拦下问题稿件{k}篇。",
        "旧系统里的附件全部迁入新库，失效链接{m}个已经补齐。",
    ),
    (
        "网站改版后增加大字版和语音朗读，手机上也能完整显示表格，月均访问{n}人次。",
        "公众号与网站共用一个稿库，同一条消息不再重复录入，推送时间由半天缩到一小时以内。",
        "在{k}个便民服务点放置查询终端，老人凭身份证就能打印所需文件，年内打印{n}页。",
        "撤下长期不更新的账号{k}个，留下的账号写明主办科室和值班电话。",
    ),
    (
        "每季度抽查一次栏目更新，结果贴在内部公告栏，连续两次落后的科室要当面说明原因。",
        "全年办班{k}期，新到岗人员{m}人全部参加，课后用真实案例做练习。",
        "请{m}位居民担任义务评议员，提出意见{k}条，能马上改的当场改，一时改不了的写明期限。",
        "年内没有因信息公开受到追责的情形。",
    ),
)

PROBLEMS = (
    "对照群众的期待，还有几处短板：一是说明材料写得偏长，专业词句多，看的人少；二是个别科室把登载当成任务，更新集中在月底；三是历史档案数字化只完成了六成。",
    "回头看这一年，主要不足有两点：一是图表做得少，数字摆得多，普通读者不易看懂；二是基层经办人员换得勤，刚熟悉就调走，答复质量时高时低。",
)
REMEDIES = (
    "{next}年打算从三件事改起：一是每份文件配一段三百字以内的白话说明；二是把更新时间写进科室周计划，由办公室每周五核对；三是分两批完成剩余档案的扫描。",
    "{next}年将做好以下几项：一是和统计部门一起把常用数字画成图；二是给经办人员编一本案例手册，附常见问答{m}则；三是实行师徒结对，老手带新手满半年再独立办件。",
)
OTHER = (
    "{year}年未收取信息处理费，也没有别的事项需要说明。",
    "按照信息处理费的有关规定，{year}年发出收费通知0件，收取费用0元。除此之外，没有其他情况需要报告。",
)


def random_text(random: Random, form: Form, year: int | None = None) -> Text:
    """Words that fit the form: its edition's years, its number of requests."""
    place, organ = random.choice(PLACES), random.choice(ORGANS)
    agency = place.name + organ
    year = year or random.choice(_years(form))
    published = date(year + 1, 1, 4) + timedelta(days=random.randint(0, 80))
    serial = random.randint(1, 99_999)
    index_number = f"{random.randint(990_000, 999_999)}/{year + 1}-{serial:05d}"
    document_number = f"{place.name[0]}{organ[0]}公开发〔{year + 1}〕{serial % 90 + 1}号" if serial % 2 else None
    contact = _contact(random, place)
    title = f"{agency}{year}年政府信息公开工作年度报告"
    return Text(
        agency=agency,
        year=year,
        title=title,
        period=Period(date(year, 1, 1), date(year, 12, 31)),
        published=published,
        index_number=index_number,
        document_number=document_number,
        contact=contact,
        breadcrumb=("当前位置：首页", f"> 信息公开 > 年度报告 > {year}年"),
        fields=_fields(index_number, document_number, published, agency),
        byline=(f"发布日期：{published} 09:{serial % 50 + 10} 浏览：{serial} 字号：[大 中 小]",),
        preamble=_preamble(random, agency, year, contact),
        sections=_sections(random, form, year),
        furniture=("【打印】 【关闭】", f"主办：{place.name}人民政府办公室 网站标识码：9900000{serial % 900 + 100}"),
    )


def _years(form: Form) -> tuple[int, ...]:
    if form.editions["proactive"] == "2019":
        return (2019, 2020)
    return (2021, 2022, 2023, 2024)


def _contact(random: Random, place: Place) -> Contact:
    return Contact(
        address=f"{place.name}{place.street}{random.randint(2, 399)}号",
        postcode=f"9{random.randint(0, 99_999):05d}",
        phone=f"0600-{random.randint(5_550_000, 5_559_999)}",
        email=f"xxgk@{place.domain}",
        url=f"http://www.{place.domain}/",
    )


def _fields(index: str, document: str | None, published: date, agency: str) -> tuple[tuple[str, str], ...]:
    number = (("文号：", document),) if document else ()
    return (("索引号：", index), *number, ("发布日期：", str(published)), ("发布机构：", agency))


def _preamble(random: Random, agency: str, year: int, contact: Contact) -> tuple[str, ...]:
    period = random.choice((f"{year}年1月1日至{year}年12月31日", f"{year}年1月1日至12月31日"))
    basis = f"依照《中华人民共和国政府信息公开条例》（以下简称《条例》）第五十条，{agency}编写了这份年度报告。"
    scope = f"文中数字的统计期限为{period}。"
    whom = (
        f"报告全文登载于本机关网站（{contact.url}），读者如有不明之处，可与{agency}联系"
        f"（地址：{contact.address}，邮编：{contact.postcode}，电话：{contact.phone}，电子邮箱：{contact.email}）。"
    )
    return (basis + scope + whom,) if random.random() < 0.5 else (basis + scope, whom)


def _sections(random: Random, form: Form, year: int) -> tuple[SectionText, ...]:
    def say(template: str) -> str:
        sizes = {"n": random.randint(200, 4_000), "m": random.randint(11, 60), "k": random.randint(2, 9)}
        return template.format(year=year, next=year + 1, **sizes)

    def heading(kind: SectionKind) -> str:
        return random.choice(HEADINGS[kind])

    texts = {
        SectionKind.OVERVIEW: ((say(random.choice(OPENING)),), _overview_parts(random, form, say)),
        SectionKind.PROBLEMS: ((say(random.choice(PROBLEMS)), say(random.choice(REMEDIES))), ()),
        SectionKind.OTHER: ((say(random.choice(OTHER)),), ()),
    }
    return tuple(SectionText(kind, heading(kind), *texts.get(kind, ((), ()))) for kind in SectionKind)


def _overview_parts(random: Random, form: Form, say: Fold) -> tuple[PartText, ...]:
    parts = []
    for number, (heading, pool) in enumerate(zip(PARTS, SENTENCES, strict=True)):
        sentences = [say(template) for template in random.sample(pool, random.randint(2, len(pool)))]
        if number == 1:
            sentences.insert(0, _told(form))
        middle = random.randint(1, len(sentences))
        paragraphs = ("".join(sentences[:middle]), "".join(sentences[middle:]))
        parts.append(PartText(heading, tuple(filter(None, paragraphs))))
    return tuple(parts)


def _told(form: Form) -> str:
    figures = form.figures
    return (
        f"全年新收政府信息公开申请{figures['requests.received.total']}件，"
        f"上年结转{figures['requests.carried_over.total']}件，办结{figures['requests.results.total.total']}件，"
        f"结转下年{figures['requests.carried_forward.total']}件。"
    )
