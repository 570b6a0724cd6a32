/// A ZIP archive whose entries are stored as they are, as small tests need it.
enum ZipFixture {
  static func archive(_ parts: [(name: String, text: String)]) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let (name, data) = (Array(part.name.utf8), Array(part.text.utf8))
      let sizes = little(crc(data), 4) + little(data.count, 4) + little(data.count, 4)
      let head =
        little(20, 2) + little(0, 2) + little(0, 2) + little(0, 4) + sizes + little(name.count, 2) + little(0, 2)
      directory +=
        [0x50, 0x4B, 1, 2] + little(20, 2) + head + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4)
        + little(bytes.count, 4) + name
      bytes += [0x50, 0x4B, 3, 4] + head + name + data
    }
    let end =
      little(0, 2) + little(0, 2) + little(parts.count, 2) + little(parts.count, 2) + little(directory.count, 4)
      + little(bytes.count, 4) + little(0, 2)
    return bytes + directory + [0x50, 0x4B, 5, 6] + end
  }

  private static func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(number >> ($0 * 8) & 0xFF) }
  }

  private static func crc(_ bytes: [UInt8]) -> Int {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return Int(~crc)
  }
}

/// A workbook in the parts that Excel gives it.
enum WorkbookFixture {
  static let styles = """
    <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1">\
    <numFmt numFmtId="170" formatCode="[$-407]dd.mm.yyyy\\ hh:mm;@"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="46"/><xf numFmtId="9"/></cellXfs></styleSheet>
    """

  static func parts(
    _ sheets: [(name: String, rows: String)], texts: [String] = [], is1904: Bool = false
  ) -> [(name: String, text: String)] {
    let names = sheets.enumerated().map { #"<sheet name="\#($1.name)" sheetId="\#($0 + 1)" r:id="rId\#($0 + 1)"/>"# }
      .joined()
    let links = sheets.indices.map { #"<Relationship Id="rId\#($0 + 1)" Target="worksheets/sheet\#($0 + 1).xml"/>"# }
      .joined()
    let shared = texts.map { "<si><t>\($0)</t></si>" }.joined()
    return sheets.enumerated().map {
      ("xl/worksheets/sheet\($0 + 1).xml", "<worksheet><sheetData>\($1.rows)</sheetData></worksheet>")
    }
      + [
        (
          "xl/workbook.xml",
          "<workbook><workbookPr date1904=\"\(is1904 ? 1 : 0)\"/><sheets>\(names)</sheets></workbook>"
        ),
        ("xl/_rels/workbook.xml.rels", "<Relationships>\(links)</Relationships>"), ("xl/styles.xml", styles),
        ("xl/sharedStrings.xml", "<sst>\(shared)</sst>"),
      ]
  }

  static func workbook(_ sheets: [(name: String, rows: String)], texts: [String] = [], is1904: Bool = false) -> [UInt8]
  {
    ZipFixture.archive(parts(sheets, texts: texts, is1904: is1904))
  }
}
