import CustomerSuccess

/// What a workbook says of itself: its sheets, and how its days are counted.
struct WorkbookOutline: Sendable {
  struct Sheet: Sendable {
    var name: String
    var part: String
  }

  var sheets: [Sheet] = []
  var is1904 = false

  init(_ archive: WorkbookArchive) throws {
    let outline = Outline()
    let isThere: Void? = try archive.part("xl/workbook.xml") {
      try XMLReader(file: archive.file, part: "workbook.xml", outline).read($0)
    }
    guard isThere != nil else {
      throw InputComplaint(file: archive.file, message: "an archive, expected an Excel workbook (.xlsx), CSV or JSON")
    }
    let links = Links()
    _ = try archive.part("xl/_rels/workbook.xml.rels") {
      try XMLReader(file: archive.file, part: "workbook.xml.rels", links).read($0)
    }
    is1904 = outline.is1904
    sheets = outline.sheets.compactMap { sheet in
      links.targets[sheet.link].map { Sheet(name: sheet.name, part: $0.hasPrefix("/") ? $0 : "xl/\($0)") }
    }
  }

  /// The one named, or the first.
  func sheet(_ name: String?, file: String) throws -> Sheet {
    guard let first = sheets.first else { throw InputComplaint(file: file, message: "holds no sheets, expected one") }
    guard let name else { return first }
    if let sheet = sheets.first(where: { $0.name == name }) { return sheet }
    let near = nearestName(to: name, among: sheets.map(\.name)).map { "; the nearest is '\($0)'" } ?? ""
    throw InputComplaint(
      file: file,
      message: "no sheet '\(name)', expected one of \(sheets.map(\.name).joined(separator: ", "))\(near)")
  }

  private final class Outline: XMLHandler {
    var sheets: [(name: String, link: String)] = []
    var is1904 = false

    func open(_ name: String, _ attribute: (String) -> String?) {
      switch name {
      case "sheet":
        if let name = attribute("name"), let link = attribute("id") { sheets.append((name, link)) }
      case "workbookPr": is1904 = ["1", "true"].contains(attribute("date1904") ?? "")
      default: break
      }
    }
    func text(_ text: String) {}
    func close(_ name: String) {}
  }

  private final class Links: XMLHandler {
    var targets: [String: String] = [:]

    func open(_ name: String, _ attribute: (String) -> String?) {
      guard name == "Relationship", let id = attribute("Id"), let target = attribute("Target") else { return }
      targets[id] = target
    }
    func text(_ text: String) {}
    func close(_ name: String) {}
  }
}

/// Which cells show days and times, by their styles.
struct WorkbookStyles: Sendable {
  enum Kind: Sendable {
    case number, day
    /// A number that is shown with two decimals.
    case amount
    /// A length of time, or a time of day alone.
    case time
  }

  private var kinds: [Kind] = []

  init(_ archive: WorkbookArchive) throws {
    let styles = Styles()
    _ = try archive.part("xl/styles.xml") { try XMLReader(file: archive.file, part: "styles.xml", styles).read($0) }
    kinds = styles.formats.map { WorkbookStyles.kind(of: $0, codes: styles.codes) }
  }

  func kind(_ style: Int) -> Kind { kinds.indices.contains(style) ? kinds[style] : .number }

  /// By ECMA-376, 18.8.30: the numbers below 164 mean the same in every workbook.
  private static func kind(of format: Int, codes: [Int: String]) -> Kind {
    if let code = codes[format] { return code == "0.00" ? .amount : kind(of: code) }
    switch format {
    case 2: return .amount
    case 14...17, 22, 27...31, 34...36, 50...58: return .day
    case 18...21, 32, 33, 45...47: return .time
    default: return .number
    }
  }

  /// Letters of days and times outside of quotes, escapes, and brackets that name colours or languages.
  static func kind(of code: String) -> Kind {
    var letters = Set<Character>()
    var rest = code.lowercased().split(separator: ";").first.map(String.init)?[...] ?? ""
    while let first = rest.first {
      rest = rest.dropFirst()
      switch first {
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      case "[":
        let inside = rest.prefix { $0 != "]" }
        if Set(inside).isSubset(of: ["h", "m", "s"]) { letters.formUnion(inside) }
        rest = rest.drop { $0 != "]" }.dropFirst()
      case "g" where rest.hasPrefix("eneral"): rest = rest.dropFirst(6)
      case "a" where rest.hasPrefix("m/pm"): rest = rest.dropFirst(4)
      default: letters.insert(first)
      }
    }
    if !letters.isDisjoint(with: ["y", "d"]) { return .day }
    if !letters.isDisjoint(with: ["h", "s"]) { return .time }
    return letters.contains("m") ? .day : .number
  }

  private final class Styles: XMLHandler {
    var codes: [Int: String] = [:]
    var formats: [Int] = []
    private var isInCells = false

    func open(_ name: String, _ attribute: (String) -> String?) {
      switch name {
      case "numFmt":
        if let id = attribute("numFmtId").flatMap({ Int($0) }) { codes[id] = attribute("formatCode") }
      case "cellXfs": isInCells = true
      case "xf" where isInCells: formats.append(attribute("numFmtId").flatMap { Int($0) } ?? 0)
      default: break
      }
    }
    func text(_ text: String) {}
    func close(_ name: String) { if name == "cellXfs" { isInCells = false } }
  }
}

/// The texts that cells share, in one piece of memory.
struct SharedTexts: Sendable {
  /// More than any workbook that Excel opens has.
  private static let limit = 512 << 20

  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  init(_ archive: WorkbookArchive) throws {
    let texts = Texts()
    _ = try archive.part("xl/sharedStrings.xml") { stream in
      let reader = try XMLReader(file: archive.file, part: "sharedStrings.xml", texts)
      while let piece = try stream.next() {
        try reader.take(piece)
        guard texts.bytes.count <= SharedTexts.limit else {
          throw InputComplaint(file: archive.file, message: "has more than \(SharedTexts.limit >> 20) MB of texts")
        }
      }
      try reader.take(nil)
    }
    (bytes, ends) = (texts.bytes, texts.ends)
  }

  subscript(index: Int) -> String? {
    guard ends.indices.contains(index) else { return nil }
    return String(decoding: bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]], as: UTF8.self)
  }

  private final class Texts: XMLHandler {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    private var isText = false
    /// How a text is spoken is none of it.
    private var isSpoken = false

    func open(_ name: String, _ attribute: (String) -> String?) {
      if name == "t" { isText = !isSpoken }
      if name == "rPh" { isSpoken = true }
    }
    func text(_ text: String) { if isText { bytes += Array(text.utf8) } }
    func close(_ name: String) {
      switch name {
      case "t": isText = false
      case "rPh": isSpoken = false
      case "si": ends.append(bytes.count)
      default: break
      }
    }
  }
}
