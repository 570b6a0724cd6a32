import CustomerSuccess
import Synchronization

/// The rows of a sheet, one after the other, as they come out of the archive.
final class SheetRows: Sendable {
  private struct State {
    let stream: PartStream
    let reader: XMLReader
    let cells: SheetCells
    var isAtEnd = false
  }

  private let state: Mutex<State>

  init(_ archive: WorkbookArchive, sheet name: String?) throws {
    let outline = try WorkbookOutline(archive)
    let sheet = try outline.sheet(name, file: archive.file)
    let styles = try WorkbookStyles(archive)
    let texts = try SharedTexts(archive)
    guard let stream = try archive.open(sheet.part) else {
      throw InputComplaint(file: archive.file, message: "is damaged: the sheet '\(sheet.name)' is not in it")
    }
    let cells = SheetCells(texts: texts, styles: styles, is1904: outline.is1904)
    let reader = try XMLReader(file: archive.file, part: "the sheet '\(sheet.name)'", cells)
    state = Mutex(State(stream: stream, reader: reader, cells: cells))
  }

  /// The next row that has cells, by its number; nil at the end.
  func next() throws -> TableRow? {
    try state.withLock { state in
      while true {
        if let row = state.cells.takeRow() { return row }
        guard !state.isAtEnd else { return nil }
        let piece = try state.stream.next()
        try state.reader.take(piece)
        state.isAtEnd = piece == nil
      }
    }
  }
}

/// Makes rows of the elements of a sheet.
final class SheetCells: XMLHandler {
  private let texts: SharedTexts
  private let styles: WorkbookStyles
  private let is1904: Bool
  private var rows: [TableRow] = []
  private var taken = 0
  private var row = TableRow(line: 0, values: [])
  private var column = -1
  private var kind = ""
  private var style = 0
  private var text = ""
  private var isValue = false

  init(texts: SharedTexts, styles: WorkbookStyles, is1904: Bool) {
    self.texts = texts
    self.styles = styles
    self.is1904 = is1904
  }

  func takeRow() -> TableRow? {
    guard taken < rows.count else {
      rows.removeAll(keepingCapacity: true)
      taken = 0
      return nil
    }
    taken += 1
    return rows[taken - 1]
  }

  func open(_ name: String, _ attribute: (String) -> String?) {
    switch name {
    case "row":
      row = TableRow(line: attribute("r").flatMap { Int($0) } ?? row.line + 1, values: [])
      column = -1
    case "c":
      // Where a cell does not say where it stands, it stands beside the one before it.
      column = attribute("r").flatMap(SheetCells.column) ?? column + 1
      kind = attribute("t") ?? "n"
      style = attribute("s").flatMap { Int($0) } ?? 0
      text = ""
    case "v", "t": isValue = true
    default: break
    }
  }

  func text(_ text: String) {
    if isValue, self.text.utf8.count <= TableLimits.fieldLength { self.text += text }
  }

  func close(_ name: String) {
    switch name {
    case "v", "t": isValue = false
    case "c": put()
    case "row": rows.append(row)
    default: break
    }
  }

  private func put() {
    guard !text.isEmpty, (0..<TableLimits.columns).contains(column) else { return }
    while row.values.count <= column { row.values.append("") }
    row.values[column] = value
    if kind == "n", [.number, .amount].contains(styles.kind(style)) { row.numbers.insert(column) }
  }

  private var value: String {
    switch kind {
    case "s": Int(text).flatMap { texts[$0] }.map(SheetCells.unescaped) ?? ""
    case "b": text == "1" ? "true" : "false"
    case "n": number
    default: SheetCells.unescaped(text)
    }
  }

  /// Characters that XML cannot hold stand as `_x001B_`.
  private static func unescaped(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    var plain = ""
    var rest = text[...]
    while let start = rest.range(of: "_x") {
      plain += rest[..<start.lowerBound]
      let digits = rest[start.upperBound...].prefix(4)
      let after = rest[start.upperBound...].dropFirst(4)
      if digits.count == 4, after.first == "_", let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) {
        plain.unicodeScalars.append(scalar)
        rest = after.dropFirst()
      } else {
        plain += "_x"
        rest = rest[start.upperBound...]
      }
    }
    return plain + rest
  }

  private var number: String {
    guard let number = Double(text), number.isFinite else { return text }
    switch styles.kind(style) {
    case .number: return number.shortText
    case .amount: return number.shortText.hasOneDecimal ? "\(number.shortText)0" : number.shortText
    case .time: return number >= 0 && number < 1000 ? SheetCells.clock(number) : number.shortText
    case .day:
      guard let stamp = TimeFormat.stamp(serial: number, is1904: is1904) else { return number.shortText }
      return stamp.secondOfDay == 0
        ? stamp.date.description : "\(stamp.date) \(SheetCells.clock(Double(stamp.secondOfDay) / 86_400))"
    }
  }

  /// `HH:MM:SS`
  private static func clock(_ days: Double) -> String {
    let seconds = Int((days * 86_400).rounded())
    return [seconds / 3600, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }

  /// `BC12` → 54
  private static func column(_ reference: String) -> Int? {
    var column = 0
    for byte in reference.utf8 {
      guard (65...90).contains(byte) else { break }
      column = column * 26 + Int(byte) - 64
      guard column <= 1 << 20 else { return nil }
    }
    return column == 0 ? nil : column - 1
  }
}

extension String {
  /// `399.2`
  var hasOneDecimal: Bool { utf8.dropLast().last == UInt8(ascii: ".") }
}
