import CustomerSuccess
import Foundation
import Interchange
import Statistics
import Testing

/// A dry run says what the import then does, also of what comes more than once.
@Suite struct RehearsalTests {
  private static let head = "id,name,tier,industry,size,owner,signed_up\n"

  private func row(_ number: Int, _ name: Int, _ owner: Int) -> String {
    "C\(number),Name \(name),starter,other,small,\(owner == 0 ? "" : "Owner \(owner)"),2024-01-01\n"
  }

  /// Few things, many rows about them, after work was done here.
  @Test(arguments: 1...12)
  func itSaysWhatTheImportDoes(seed: UInt64) async throws {
    let bench = try ImportBench()
    var random = SplitMix64(seed: seed)
    func file() -> [(String, String)] {
      let rows = (0..<Int.random(in: 1...9, using: &random)).map { _ in
        row(.random(in: 1...3, using: &random), .random(in: 1...3, using: &random), .random(in: 0...2, using: &random))
      }
      let cut = Int.random(in: 0...rows.count, using: &random)
      return [("a.csv", Self.head + rows[..<cut].joined()), ("b.csv", Self.head + rows[cut...].joined())]
    }
    for round in 0..<4 {
      let files = file()
      let said = try await bench.rehearse(files)
      let done = try await bench.take(files)
      #expect(said.counts == done.counts, "round \(round): \(files)")
      #expect(said.findings.changes == done.findings.changes, "round \(round): \(files)")
      #expect(said.findings.kept == done.findings.kept, "round \(round): \(files)")
      try? await bench.do(.assignCustomer("Zoe"), on: .customer("C1"))
    }
  }

  /// What comes through a pipe is put aside, so that an older row after a newer one is known for what it is.
  @Test func rowsOfAPipeAreComparedByTheirTimeToo() async throws {
    let bench = try ImportBench()
    try await bench.take([("c.csv", Self.head + row(1, 1, 1))])
    let pipe = bench.folder + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    let head = "number,short_description,opened_at,priority,state,company,assigned_to,resolved_at,sys_updated_on\n"
    let rows = [
      "Newer,2026-11-23 09:00:00,2 - High,In Progress,C1,Ada,,2026-11-23 12",
      "Older,2026-11-23 09:00:00,2 - High,New,C1,,,2026-11-23 09",
    ]
    let text = head + rows.map { "INC1,\($0):00:00\n" }.joined()
    DispatchQueue.global().async { FileHandle(forWritingAtPath: pipe)?.write(Data(text.utf8)) }
    var job = try bench.job([], map: "servicenow-incidents")
    job.sources = [try ImportSource(path: pipe)]
    let report = try await bench.run(job)
    #expect(
      report.counts[.tickets]?.added == 1
        && report.files[0].notices.count("another row of the same ticket is newer, and holds") == 1)
    guard case .ticket(let ticket)? = try await bench.fact(.ticket("INC1")) else { throw Refusal("no ticket") }
    #expect(ticket.subject == "Newer")
  }

  /// Read from the beginning as often as one likes, side by side.
  @Test func whatComesButOnceCanBeReadAgain() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rapport-pipe-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let pipe = folder.appendingPathComponent("pipe").path
    #expect(mkfifo(pipe, 0o600) == 0)
    let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }
    DispatchQueue.global().async { FileHandle(forWritingAtPath: pipe)?.write(Data(bytes)) }
    var first: any ByteSource = try FileBytes(path: pipe)
    var start = try first.next() ?? []
    var second = try #require(try first.again())
    var (left, right) = ([UInt8](), [UInt8]())
    while let piece = try second.next() { left += piece }
    while let piece = try first.next() { right += piece }
    start += right
    #expect(left == bytes && start == bytes)
    #expect(first.path == nil)
  }
}
