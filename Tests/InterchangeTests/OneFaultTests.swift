import CustomerSuccess
import Statistics
import Testing

@testable import Interchange

/// One wrong cell is one fault: what a mapping could not read is not missing as well.
@Suite struct OneFaultTests {
  private static let kinds = RecordKind.allCases.filter { kind in kind.columns.contains(where: \.isRequired) }

  @Test(arguments: kinds) func aWrongCellIsReportedOnce(kind: RecordKind) throws {
    var random = SplitMix64(seed: UInt64(kind.header.count))
    let values = exportRow(random.fact(kind, number: 9))
    for column in kind.columns where column.isRequired {
      let fields = kind.header.filter { $0 != "untold" }.map { name in
        name == column.name ? "      \(name): {column: \(name), as: number}" : "      \(name): \(name)"
      }
      let yaml = """
        name: e
        zone: UTC
        files:
          rows:
            kind: \(kind.rawValue)
            columns: [\(column.name)]
            may_lack: any
            fields:
        """
      let mapping = try Mapping(
        yaml: ([yaml] + fields.map { "    " + $0 }).joined(separator: "\n") + "\n", file: "e.yaml")
      let row = zip(kind.header, values).map { name, text in name == column.name ? "abc" : text }
      let writer = CSVWriter()
      let error = #expect(throws: InterchangeError.self) {
        try MemoryTarget(RoundTripTests.base + [RoundTripTests.opened]).take(
          [("f.csv", writer.line(kind.header) + writer.line(row))], options: ImportOptions(mapping: mapping))
      }
      guard case .unusable(let report)? = error else {
        Issue.record("\(kind.rawValue): \(String(describing: error))")
        continue
      }
      let words = report.files[0].leftOutRows.lastReason
      #expect(words.hasPrefix("\(column.name): found 'abc' in '\(column.name)', expected a number"), "\(words)")
      #expect(!words.contains("; "), "\(words)")
    }
  }

  /// A severity that cannot be read is no reason to doubt the rest of the row.
  @Test func aWrongSeverityIsTheOnlyComplaint() throws {
    let yaml = """
      name: e
      zone: UTC
      files:
        tickets:
          kind: tickets
          columns: [id]
          fields:
            id: id
            customer: customer
            subject: subject
            created: {column: created, as: time}
            status: status
            severity: {column: severity, bands: [{below: 2, value: critical}, {value: low}]}
      """
    let text = "id,customer,subject,created,status,severity\n1,C1,a,2026-01-01 10:00,open,abc\n"
    let error = #expect(throws: InterchangeError.self) {
      try MemoryTarget(RoundTripTests.base).take(
        [("t.csv", text)], options: ImportOptions(mapping: try Mapping(yaml: yaml, file: "e.yaml")))
    }
    guard case .unusable(let report)? = error else { throw Refusal("found \(String(describing: error))") }
    let words = report.files[0].leftOutRows.lastReason
    #expect(words.hasPrefix("severity: found 'abc'") && !words.contains("; "), "\(words)")
  }
}
