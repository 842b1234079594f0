"""Invented sections for the comparison of years: independent ones, and copies of one.

`writer.prose` has few sentences, so that two of its texts share many. Here sentences are put together from phrases of
the trade, which independent texts share as real ones do.
"""

import re
from random import Random

from gov_disclosure.model.report import Section, SectionKind

WHO = ("办公室", "各科室", "法规科", "信息中心", "值班人员", "窗口人员", "本机关", "督查专班", "综合科", "联络员队伍")
WHEN = ("年初", "上半年", "汛期前后", "每季度末", "年中", "全年", "入冬以来", "机构调整期间", "每月上旬", "{year}年")
HOW = (
    "牵头梳理",
    "逐项核对",
    "分批清理",
    "集中修订",
    "重新编排",
    "会同档案馆整理",
    "按月通报",
    "上门走访并记录",
    "随机抽查",
    "公开征集",
    "对照清单补齐",
    "委托第三方评估",
)
WHAT = (
    "公开目录和办事指南",
    "历年规范性文件的有效状态",
    "政策问答与图解材料",
    "网站失效链接和过期栏目",
    "热线转来的群众诉求",
    "答复文书的格式与用语",
    "公文的公开属性",
    "会议决策的公开情况",
    "村务公开栏的更新记录",
    "预决算及三公经费说明",
    "新媒体账号的发布台账",
    "信息公开申请的登记流程",
    "重大项目的批准与实施信息",
    "惠企政策的兑现进度",
)
RESULT = (
    "共{n}项，全部挂网",
    "发现问题{k}处并当月改完",
    "形成台账{k}本供随时查阅",
    "平均用时缩短{k}天",
    "群众来电减少了近三成",
    "为下一步规范化管理打下基础",
    "进一步提高政府信息公开工作的规范化水平",
    "有效保障了人民群众的知情权和监督权",
    "切实方便企业和群众获取信息",
    "得到参会代表的认可",
    "相关做法在{k}个乡镇推开",
    "年底前纳入绩效考核",
)
WHY = (
    "针对查找不便的反映",
    "为落实上级关于政务公开的部署",
    "围绕优化营商环境",
    "结合巡察整改",
    "按照政府信息公开条例的要求",
    "考虑到老年读者的习惯",
    "借机构改革之机",
    "吸取往年教训",
    "顺应移动端阅读的趋势",
    "根据年度工作要点",
)
FAULTS = (
    "材料写得偏长",
    "更新集中在月底",
    "图表用得少",
    "经办人员变动频繁",
    "答复说理不够充分",
    "栏目之间内容重复",
    "对新规定学习不透",
    "与公众互动偏少",
    "历史档案数字化进度慢",
    "村一级公开不均衡",
    "解读形式较为单一",
    "检索功能不好用",
)
CURES = (
    "编写案例手册并每月讲评",
    "把更新时限写进科室计划",
    "增配专职人员{k}名",
    "请律师参与疑难件会商",
    "合并同类栏目{k}个",
    "开设短视频讲解专栏",
    "与统计部门共同制图",
    "安排基层跟班学习",
    "升级站内搜索",
    "分两批完成扫描入库",
    "设立群众评议日",
    "对落后单位约谈提醒",
)
FORMULAS = (
    "按照政府信息公开条例第五十条的规定，编制本报告。",
    "全年新收政府信息公开申请{n}件，上年结转{k}件，办结{n}件。",
    "{year}年未发生因政府信息公开被追责的情形。",
    "本年度未收取信息处理费，无其他需要报告的事项。",
)
SHORT = (
    "除此之外，没有其他情况需要报告。",
    "按照信息处理费的有关规定，{year}年发出收费通知0件，收取费用0元。",
    "无其他需要报告的事项。",
)

_NUMBER = re.compile(r"\d+")


def _filled(random: Random, template: str, year: int) -> str:
    return template.format(year=year, n=random.randint(20, 4000), k=random.randint(2, 19))


def sentence(random: Random, year: int) -> str:
    """A sentence of section 一."""
    choose = random.choice
    middle = f"{choose(WHEN)}{choose(WHO)}{choose(HOW)}{choose(WHAT)}"
    parts = [f"{choose(WHY)}，{middle}，{choose(RESULT)}。", f"{middle}，{choose(RESULT)}，{choose(RESULT)}。"]
    return _filled(random, choose(parts), year)


def problem(random: Random, year: int) -> str:
    """A fault and what will be done, for section 五."""
    template = f"{random.choice(WHY)}，{random.choice(FAULTS)}，{random.choice(FAULTS)}；拟{random.choice(CURES)}，{random.choice(CURES)}。"
    return _filled(random, template, year)


def sections(random: Random, year: int) -> tuple[Section, ...]:
    """Sections 一, 五 and 六 of a report, with formulas among their sentences."""
    overview = [sentence(random, year) for _ in range(random.randint(8, 20))]
    for formula in FORMULAS:
        overview.insert(random.randint(0, len(overview)), _filled(random, formula, year))
    problems = [problem(random, year) for _ in range(random.randint(3, 7))]
    other = _filled(random, random.choice(SHORT), year)
    texts = ("\n".join(overview), "".join(problems), other)
    kinds = (SectionKind.OVERVIEW, SectionKind.PROBLEMS, SectionKind.OTHER)
    return tuple(Section(kind, kind.label, text) for kind, text in zip(kinds, texts, strict=True))


def with_other_numbers(random: Random, text: str) -> str:
    """The text with every number changed."""
    return _NUMBER.sub(lambda found: str(int(found[0]) + random.randint(1, 30)), text)


def with_other_words(random: Random, text: str, share: float) -> str:
    """The text with a word of two characters replaced in a share of its sentences."""
    pieces = re.split("(?<=[。；])", text)
    return "".join(_replaced(random, piece) if random.random() < share else piece for piece in pieces)


def _replaced(random: Random, piece: str) -> str:
    if len(piece) < 8:
        return piece
    place = random.randint(1, len(piece) - 5)
    return piece[:place] + random.choice(("稳步", "有序", "认真", "及时")) + piece[place + 2 :]
