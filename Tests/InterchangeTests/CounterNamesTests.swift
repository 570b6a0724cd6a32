import CustomerSuccess
import Testing

@testable import Interchange

/// A counter that is called nearly as another one is taken, and told once.
@Suite struct CounterNamesTests {
  private static let customers = "id,name,tier,industry,size,signed_up\nC1,One,starter,other,small,2024-01-01\n"
  private static let reason = "a counter is called nearly as another one; taken as one of its own"

  @Test(
    arguments: [
      (["workflows", "workflow"], "f.csv:3: workflow, and workflows"),
      (["workflow", "workflow"], "f.csv:2: workflow, and workflows"),
      (["sessions", "sesions", "sesions"], "f.csv:3: sesions, and sessions"), (["reports", "exports"], nil),
      (["level 1", "level 2"], nil), (["logins"], nil),
    ] as [([String], String?)])
  func aSlipIsTold(names: [String], told: String?) async throws {
    let bench = try ImportBench()
    try await bench.take([("c.csv", Self.customers)])
    let rows = names.enumerated().map { "C1,\($0.element),2026-11-0\($0.offset + 1)T00:00:00Z,5\n" }
    let report = try await bench.take([("f.csv", "customer,counter,at,count\n" + rows.joined())])
    #expect(report.counts[.counters] == .init(added: names.count))
    let expected = told.map { ["1 × \(Self.reason) (first: \($0))"] } ?? []
    #expect(report.files[0].notices.lines == expected)
  }
}
