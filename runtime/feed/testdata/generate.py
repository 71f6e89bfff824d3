"""Writes what Scrapy's exporters make of the cases in cases.json.

    python3 generate.py golden    # needs Scrapy

Each case becomes one file in the given folder.
"""
import json
import pathlib
import sys
from io import BytesIO

from scrapy import exporters

CLASSES = {
    "json": exporters.JsonItemExporter,
    "jsonlines": exporters.JsonLinesItemExporter,
    "csv": exporters.CsvItemExporter,
    "xml": exporters.XmlItemExporter,
}


def export(case, items):
    out = BytesIO()
    exporter = CLASSES[case["format"]](
        out,
        fields_to_export=case.get("fields"),
        encoding=case.get("encoding"),
        indent=case.get("indent", 0),
        **case.get("kwargs", {}),
    )
    exporter.start_exporting()
    for item in items:
        exporter.export_item(item)
    exporter.finish_exporting()
    return out.getvalue()


def main(folder):
    here = pathlib.Path(__file__).parent
    plan = json.loads((here / "cases.json").read_text(encoding="utf-8"))
    for case in plan["cases"]:
        path = pathlib.Path(folder) / case["name"]
        path.write_bytes(export(case, plan["items"][case["items"]]))


main(sys.argv[1])
