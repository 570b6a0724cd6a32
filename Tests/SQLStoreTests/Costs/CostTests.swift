import CustomerSuccess
import Foundation
import SuccessStore
import Testing

@testable import SQLStore
@testable import SQLiteEngine

/// What is asked and written costs what is promised in `CostTable`, counted in the engine's own steps: no clock is asked.
@Suite struct CostTests {
  @Test(arguments: CostTable.all) func a_cost_is_what_is_promised(_ cost: Cost) async throws {
    let (small, large) = try await cost.measure()
    #expect(small.steps > 0)
    #expect(cost.isKept(small, large), "\(cost.promise): \(small) -> \(large)")
    CostReport.shared.add(cost, small, large)
  }

  /// Whoever adds something to the store's door says what it may cost; a question with a promise is asked, and so answered.
  @Test func everything_that_can_be_asked_has_a_promise() throws {
    let promised = Set(CostTable.all.map { (cost: Cost) in cost.door })
    let asked = try Self.doors()
    #expect(asked.count > 40)
    #expect(asked.subtracting(promised) == ["close", "answer"])
    #expect(promised.subtracting(asked) == [])
  }

  /// What `Sources/SuccessStore` declares: the protocols' requirements and the questions.
  private static func doors() throws -> Set<String> {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    let folder = root.appending(path: "Sources/SuccessStore").standardizedFileURL
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    var found: Set<String> = []
    for file in files {
      let text = try String(contentsOf: file, encoding: .utf8)
      found.formUnion(
        text.matches(of: /\npublic struct (\w+)(?:<[^>\n]+>)?: (?:Timeless)?Question\b/).map { String($0.1) })
      for part in text.components(separatedBy: "public protocol ").dropFirst() {
        guard let body = part.components(separatedBy: "\n}\n").first else { continue }
        found.formUnion(body.matches(of: /\n  func (\w+)/).map { String($0.1) })
      }
    }
    return found
  }
}

/// The table of costs, written to the file that RAPPORT_COSTS names.
final class CostReport: Sendable {
  static let shared = CostReport()
  private let path = ProcessInfo.processInfo.environment["RAPPORT_COSTS"]

  /// One line a cost, added whole: `sort` puts them in order.
  func add(_ cost: Cost, _ small: StatementMeter.Work, _ large: StatementMeter.Work) {
    guard let path, let file = fopen(path, "a") else { return }
    defer { fclose(file) }
    let cells = [
      cost.testDescription, cost.promise.rawValue, "\(small.steps)", "\(large.steps)", "\(small.rows)", "\(large.rows)",
      "\(small.written)", "\(large.written)", "\(small.scanned)", "\(large.scanned)", "\(small.sorts)",
      "\(large.sorts)",
    ]
    fputs(cells.joined(separator: "\t") + "\n", file)
  }
}
