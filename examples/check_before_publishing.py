"""Check before you publish: an office checks its own draft before anybody else does (发布前自查).

    python examples/check_before_publishing.py [DRAFT OUTPUT.html]

Prints every finding in Chinese, those with one cause together, and writes a page that shows the tables with the wrong cells
marked. The exit code is 1 where a finding is an error, so that a script can stop the publication.
"""

import sys
from pathlib import Path

from gov_disclosure import Severity, parse_report, validate

HERE = Path(__file__).parent
SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.ADVICE: "建议"}


def main(draft: Path, output: Path) -> int:
    """Check one draft: 0 where it may be published, 1 where it may not."""
    report = parse_report(draft)
    print(report.title)
    for diagnostic in report.diagnostics:
        print(f"未能读取：{diagnostic.message_zh}")

    result = validate(report)
    for number, group in enumerate(result.groups, 1):
        about = f"，共同涉及 {group.path}" if group.path else ""
        print(f"问题 {number}（{len(group.findings)} 处{about}）")
        for finding in group.findings:
            print(f"  {SEVERITIES[finding.severity]} {finding.code}：{finding.message_zh}")

    output.write_text(result.to_html(), encoding="utf-8")
    print(f"{len(result.passed)} 项检查通过，{len(result.findings)} 个问题，标注页面：{output.name}")
    return 0 if result.ok else 1


if __name__ == "__main__":
    match sys.argv[1:] or (HERE / "drafts" / "draft-2024.html", "draft-checked.html"):
        case [draft, output]:
            sys.exit(main(Path(draft), Path(output)))
        case _:
            print("usage: python examples/check_before_publishing.py [DRAFT OUTPUT.html]", file=sys.stderr)
            sys.exit(2)
