/// A sheet of an Excel workbook with a header row.
struct WorkbookTable: TableReader {
  let file: String
  let columns: [String]
  let firstRows: [TableRow]
  private let rows: SheetRows
  private let ends: [TableForm.RowEnd]
  private let keepsEmptyRows: Bool
  private var gaps = TableGaps()
  /// Rows that were looked at for the header and stand below it.
  private var waiting: ArraySlice<TableRow>
  private var before = 0
  private var isDone = false

  /// Whether bytes are a ZIP archive's.
  static func begins(_ head: ArraySlice<UInt8>) -> Bool { head.starts(with: [0x50, 0x4B, 0x03, 0x04]) }
  /// Or one of Excel's older files, or one with a password.
  static func isOld(_ head: ArraySlice<UInt8>) -> Bool { head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) }

  init(file: String, archive: WorkbookArchive, form: TableForm) throws {
    self.file = file
    rows = try SheetRows(archive, sheet: form.sheet)
    ends = form.ends
    keepsEmptyRows = form.keepsEmptyRows
    var first: [TableRow] = []
    while first.count < TableLimits.firstRows, let row = try rows.next() { first.append(row) }
    firstRows = first
    let header = first.firstIndex { row in
      form.header.map { row.line >= $0 } ?? row.values.contains { !$0.isEmpty }
    }
    guard let header else { throw InputComplaint(file: file, message: "the sheet is empty, expected a header row") }
    columns = try ColumnNames.read(first[header], file: file, form: form, gaps: &gaps)
    before = first[header].line
    waiting = first[(header + 1)...]
  }

  mutating func next() throws -> TableRow? {
    while !isDone, var row = try waiting.popFirst() ?? rows.next() {
      // Rows without any cell are not in the file at all.
      let isGap = row.line > before + 1
      before = row.line
      isDone = ends.contains { (isGap && $0 == .empty) || $0.holds(row.values, among: columns.count) }
      if isDone { return nil }
      if try gaps.passesOver(&row, width: columns.count, file: file), !keepsEmptyRows { continue }
      return row
    }
    return nil
  }

  var remarks: [TableRemark] { gaps.remarks }
}
