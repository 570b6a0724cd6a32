internal import CWorkbook
import CustomerSuccess
public import Files
import Synchronization

/// Rows as an Excel workbook, sheet after sheet, written as they come: numbers are numbers, days are days, and a text is never a formula.
///
/// It is made in a folder of its own, for a workbook is only a file once it is whole.
public final class WorkbookWriter: Sendable {
  /// What a sheet has room for.
  public static let rows = 1 << 20

  private struct State {
    var writer: OpaquePointer?
    var row: UInt32 = 0
    /// As they are compared: capitals make no difference.
    var sheets: Set<String>
  }

  private let folder: ScratchFolder
  private let path: String
  private let state: Mutex<State>

  /// Throws `FileFailure` where it cannot be begun.
  public init(sheet: String, columns: [String]) throws(FileFailure) {
    folder = try ScratchFolder("workbook")
    path = "\(folder.path)/workbook.xlsx"
    var why: UnsafePointer<CChar>?
    let name = WorkbookWriter.sheetName(sheet)
    guard let writer = workbook_writer_open(path, folder.path, name, &why) else {
      folder.remove()
      throw FileFailure("No workbook can be written: \(why.map { String(cString: $0) } ?? "it cannot be begun")")
    }
    for (column, name) in columns.enumerated() { _ = workbook_writer_name(writer, UInt16(clamping: column), name) }
    state = Mutex(State(writer: writer, sheets: [name.lowercased()]))
  }

  deinit {
    state.withLock { state in if let writer = state.writer { _ = workbook_writer_close(writer) } }
    folder.remove()
  }

  /// Begins another sheet, which the next rows go to; of two names that are too alike the later gets a number.
  public func begin(sheet: String, columns: [String]) throws(FileFailure) {
    let isBegun = state.withLock { state in
      guard let writer = state.writer else { return true }
      let name = WorkbookWriter.free(WorkbookWriter.sheetName(sheet), among: state.sheets)
      state.sheets.insert(name.lowercased())
      state.row = 0
      guard workbook_writer_sheet(writer, name) else { return false }
      for (column, name) in columns.enumerated() { _ = workbook_writer_name(writer, UInt16(clamping: column), name) }
      return true
    }
    if !isBegun { throw FileFailure("No workbook can be written: sheet \(sheet) cannot be begun") }
  }

  private static func free(_ name: String, among taken: Set<String>) -> String {
    var (free, number) = (name, 2)
    while taken.contains(free.lowercased()) {
      free = "\(name.prefix(27)) \(number)"
      number += 1
    }
    return free
  }

  public func row(_ values: [String]) throws(FileFailure) {
    let problem: String? = state.withLock { state in
      guard let writer = state.writer else { return nil }
      guard state.row < UInt32(WorkbookWriter.rows) - 1 else {
        return "more than \(WorkbookWriter.rows) rows, which is all that a sheet has room for"
      }
      state.row += 1
      for (column, value) in values.enumerated() where !value.isEmpty {
        if let why = WorkbookWriter.put(value, writer, state.row, UInt16(clamping: column)) {
          return "row \(state.row + 1), column \(column + 1): \(String(cString: why))"
        }
      }
      return nil
    }
    if let problem { throw FileFailure("No workbook can be written: \(problem)") }
  }

  /// The whole file's bytes, piece by piece.
  public func finish(_ write: ([UInt8]) throws -> Void) throws {
    let why = state.withLock { state -> String? in
      guard let writer = state.writer else { return nil }
      state.writer = nil
      return workbook_writer_close(writer).map { String(cString: $0) }
    }
    if let why { throw FileFailure("No workbook can be written: \(why)") }
    let bytes = try ByteStream(path)
    while let piece = try bytes.next(1 << 18) { try write(piece) }
  }

  private static func put(
    _ value: String, _ writer: OpaquePointer, _ row: UInt32, _ column: UInt16
  ) -> UnsafePointer<CChar>? {
    if let number = number(value) { return workbook_writer_number(writer, row, column, number) }
    if let amount = amount(value) { return workbook_writer_amount(writer, row, column, amount) }
    if let day = day(value) { return workbook_writer_day(writer, row, column, Double(day)) }
    return workbook_writer_text(writer, row, column, value)
  }

  /// Only what reads back as it stands: `007` is a text, and so is what has more digits than a number keeps.
  private static func number(_ text: String) -> Double? {
    guard let first = text.utf8.first, first == UInt8(ascii: "-") || (48...57).contains(first), text.utf8.count <= 16,
      let number = Double(text), number.isFinite, number.shortText == text
    else { return nil }
    return number
  }

  /// An amount whose cents end in a nought, as `399.20`: a number in a cell that shows two decimals, by which it reads back.
  private static func amount(_ text: String) -> Double? {
    guard text.utf8.last == UInt8(ascii: "0"), let number = number(String(text.dropLast())),
      number.shortText.hasOneDecimal
    else { return nil }
    return number
  }

  private static func day(_ text: String) -> Int? {
    guard text.utf8.count == 10, let date = LocalDate(iso8601: text),
      let first = LocalDate(year: 1900, month: 3, day: 1), date >= first,
      let zero = LocalDate(year: 1899, month: 12, day: 30)
    else { return nil }
    return date - zero
  }

  /// At most 31 characters, without those that formulas need.
  private static func sheetName(_ name: String) -> String {
    let plain = String(name.map { "[]:*?/\\'".contains($0) ? " " : $0 }.prefix(31)).trimmingBlanks()
    return plain.isEmpty ? "Sheet1" : plain
  }
}
