import CustomerSuccess
import Statistics
import SuccessStore
import Testing

@testable import Interchange

/// Statements of learning record stores become progress, in whatever order and however often they come.
@Suite struct XAPITests {
  static let learners: [Fact] = [
    .customer(
      Customer(id: "C1", name: "One", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 1))),
    .learner(Learner(id: "L-1", customer: "C1", name: "Ada Lake", email: "Ada@one.example")),
    .learner(Learner(id: "L-2", customer: "C1", name: "Bo Reed", email: "bo@one.example")),
    .learner(Learner(id: "L-3", customer: "C1", name: "Cy Moss", email: "same@one.example")),
    .learner(Learner(id: "L-4", customer: "C1", name: "Di Moss", email: "same@one.example")),
  ]

  static let module = "https://lms.example/modules/strategic-value-and-roi"

  static func statement(
    _ id: String, _ verb: String, at: String = "2026-03-01T10:00:00Z",
    actor: String = #""mbox":"mailto:ada@one.example""#, object: String? = nil, result: String = ""
  ) -> String {
    let object = object ?? #""objectType":"Activity","id":"\#(module)""#
    let rest = result.isEmpty ? "" : #","result":{\#(result)}"#
    return
      #"{"id":"\#(id)","actor":{\#(actor)},"verb":{"id":"http://adlnet.gov/expapi/verbs/\#(verb)"},"object":{\#(object)},"timestamp":"\#(at)"\#(rest)}"#
  }

  private func bench() async throws -> ImportBench {
    let bench = try ImportBench()
    try await bench.load(Self.learners)
    return bench
  }

  private func progress(_ bench: ImportBench, _ learner: LearnerID = "L-1") async throws -> ModuleProgress? {
    let key = FactKey.progress(learner, "executiveTraining", "strategic-value-and-roi")
    guard case .progress(let progress)? = try await bench.fact(key) else { return nil }
    return progress
  }

  static let shapes: [String] = [
    "[%]", #"{"statements":[%],"more":""}"#, #"{"more":"/xapi/statements?page=2","statements":[%]}"#, "LINES",
    #"[{"statements":[%],"more":""}]"#,
  ]

  @Test(arguments: shapes)
  func everyShapeOfAnExportIsRead(_ shape: String) async throws {
    let bench = try await bench()
    let all = [
      Self.statement("a", "initialized", at: "2026-03-01T09:00:00.123456789Z"),
      Self.statement("b", "completed", at: "2026-03-01T12:00:00+02:00", result: #""score":{"scaled":0.845}"#),
      Self.statement("c", "terminated", result: #""duration":"PT1H0M29.6S""#),
    ]
    let text =
      shape == "LINES" ? all.joined(separator: "\n") : shape.replacing("%", with: all.joined(separator: ","))
    let report = try await bench.take([("x.json", text)])
    #expect(report.counts[RecordKind(of: .statement)] == .init(added: 3))
    #expect(report.files.map(\.role) == ["xapi"] && report.files.map(\.rows) == [3])
    let found = try #require(try await progress(bench))
    #expect(found.state == .completed && found.at.iso8601 == "2026-03-01T10:00:00Z")
    #expect(found.minutes == 60 && found.bestScore == 85)
  }

  static let actors: [(String, LearnerID?)] = [
    (#""mbox":"mailto:ADA@one.example""#, "L-1"),
    (#""mbox_sha1sum":"4bab70cf0ea61b4ee5e7cf0a1ab7c9f2a5a1b0f0""#, nil),
    (#""mbox_sha1sum":"\#(SHA1.hex("mailto:Ada@one.example"))""#, "L-1"),
    (#""mbox_sha1sum":"\#(SHA1.hex("mailto:ada@one.example").uppercased())""#, "L-1"),
    (#""account":{"homePage":"https://lms.example","name":"L-2"}"#, "L-2"),
    (#""account":{"homePage":"https://lms.example","name":"bo@one.example"}"#, "L-2"),
    (#""account":{"homePage":"https://lms.example","name":"Bo Reed"}"#, "L-2"),
    (#""mbox":"mailto:same@one.example""#, nil), (#""mbox":"mailto:who@one.example""#, nil),
    (#""name":"Ada Lake""#, nil),
    (#""objectType":"Group","mbox":"mailto:ada@one.example""#, nil),
  ]

  @Test(arguments: actors)
  func actorsAreKnown(_ actor: String, _ learner: LearnerID?) async throws {
    let bench = try await bench()
    let report = try? await bench.take([
      ("x.json", "[\(Self.statement("a", "completed", actor: actor)),\(Self.statement("b", "launched"))]")
    ])
    let left = report?.files[0].leftOutRows.rows.map(\.reason) ?? []
    if let learner {
      #expect(left.isEmpty)
      #expect(try await progress(bench, learner)?.state == .completed)
    } else {
      #expect(left.count == 1 && left[0].hasPrefix("actor: "), "\(left)")
    }
  }

  static let objects: [(String, Bool)] = [
    (#""id":"https://x.example/a/strategic-value-and-roi""#, true),
    (#""id":"https://x.example/a/strategic-value-and-roi/?lang=de#top""#, true),
    (#""id":"urn:x:Strategic-Value-and-ROI""#, true),
    (#""id":"https://x.example/17","definition":{"name":{"de-DE":"Anderes","en-US":"strategic value and ROI"}}"#, true),
    (#""id":"https://x.example/17","definition":{"name":{"en-US":"Something else"}}"#, false),
    (#""objectType":"Agent","mbox":"mailto:ada@one.example""#, false),
  ]

  @Test(arguments: objects)
  func modulesAreKnown(_ object: String, _ isKnown: Bool) async throws {
    let bench = try await bench()
    let other = Self.statement("z", "launched", actor: #""mbox":"mailto:bo@one.example""#)
    let report = try await bench.take([("x.json", "\(Self.statement("a", "completed", object: object))\n\(other)")])
    #expect(report.missed == (isKnown ? 0 : 1))
    #expect(try await progress(bench)?.state == (isKnown ? .completed : nil))
  }

  static let scores: [(String, Int?)] = [
    (#"{"scaled":0.5,"raw":9,"max":10}"#, 50), (#"{"raw":30,"min":20,"max":40}"#, 50), (#"{"raw":8,"max":10}"#, 80),
    (#"{"raw":80}"#, nil), (#"{"raw":80,"min":0}"#, nil), (#"{"scaled":-0.2}"#, 0), (#"{"scaled":"0.9"}"#, nil),
    (#"{"raw":11,"max":10}"#, nil), (#"{"raw":1,"min":5,"max":5}"#, nil), (#"{"scaled":0.845}"#, 85), (#"{}"#, nil),
  ]

  @Test(arguments: scores)
  func scoresAreShares(_ score: String, _ percent: Int?) async throws {
    let bench = try await bench()
    try await bench.take([("x.json", "[\(Self.statement("a", "completed", result: #""score":\#(score)"#))]")])
    #expect(try await progress(bench)?.bestScore == percent)
  }

  @Test func durationsAreRead() {
    let known: [(String, Int?)] = [
      ("PT1H30M", 5_400_000), ("P1DT2H", 93_600_000), ("PT0.5S", 500), ("P2W", 1_209_600_000), ("PT1,5M", 90_000),
      ("P0Y0M0DT0H0M7S", 7000), ("PT", nil), ("P", nil), ("1H", nil), ("PT1S1H", nil), ("P9999999Y", nil), ("", nil),
    ]
    for (text, milliseconds) in known { #expect(ISODuration.milliseconds(text) == milliseconds, "\(text)") }
    #expect(SHA1.hex("abc") == "a9993e364706816aba3e25717850c26c9cd0d89d")
    #expect(SHA1.hex("") == "da39a3ee5e6b4b0d3255bfef95601890afd80709")
    #expect(SHA1.hex(String(repeating: "a", count: 119)) == "ee971065aaa017e0632a8ca6c77bb3bf8b1dfc56")
  }

  /// A statement that is taken back counts no more, whichever comes first; what was voided does not come again.
  @Test(arguments: [[0, 1, 2], [2, 1, 0], [1, 0, 2], [1, 2, 0]])
  func whatIsVoidedDoesNotCount(_ order: [Int]) async throws {
    let void = #""objectType":"StatementRef","id":"B""#
    let all = [
      Self.statement("a", "launched", at: "2026-03-01T08:00:00Z"), Self.statement("b", "completed"),
      Self.statement("c", "voided", object: void),
    ]
    let bench = try await bench()
    for place in order { try await bench.take([("x.json", "[\(all[place])]")]) }
    let found = try await progress(bench)
    #expect(found?.state == .inProgress && found?.at.iso8601 == "2026-03-01T08:00:00Z")
    try await bench.take([("x.json", "[\(all[1])]")])
    #expect(try await progress(bench) == found)
  }

  /// Where nothing is left that tells of a module, nobody has begun it; undoing the voiding brings it back.
  @Test func whatIsVoidedAloneIsGone() async throws {
    let bench = try await bench()
    try await bench.take([("x.json", "[\(Self.statement("b", "completed"))]")])
    let before = try await progress(bench)
    let void = Self.statement("c", "voided", object: #""objectType":"StatementRef","id":"b""#)
    try await bench.take([("x.json", "[\(void)]")])
    #expect(try await progress(bench) == nil)
    try await bench.undoLast()
    #expect(try await progress(bench) == before)
    #expect(try await bench.store.check(at: bench.now) == [])
  }

  /// An id counts once, ever: what comes under it later says nothing, in the same file or in another.
  @Test func anIDCountsOnce() async throws {
    let bench = try await bench()
    let first = Self.statement("a", "suspended", result: #""duration":"PT10M""#)
    let other = Self.statement("A", "completed", result: #""duration":"PT99M""#)
    let report = try await bench.take([("x.json", "[\(first),\(other)]")])
    #expect(report.files[0].notices.count("given again; an id counts once") == 1)
    try await bench.take([("y.json", "[\(other)]")])
    let found = try await progress(bench)
    #expect(found?.state == .inProgress && found?.minutes == 10)
  }

  /// What people have said before stays, as far as it says more.
  @Test func whatWasSaidByHandStays() async throws {
    let bench = try await bench()
    try await bench.do(.enrol("executiveTraining", due: nil), on: .learner("L-1"))
    try await bench.do(.waive("executiveTraining", "strategic-value-and-roi", reason: "knows it"), on: .learner("L-1"))
    try await bench.take([("x.json", "[\(Self.statement("a", "launched"))]")])
    #expect(try await progress(bench)?.state == .waived)
    try await bench.take([("x.json", "[\(Self.statement("b", "completed"))]")])
    #expect(try await progress(bench)?.state == .completed)
  }

  @Test(arguments: 1...6)
  func halvesInAnyOrderGiveTheSame(_ seed: Int) async throws {
    var random = SplitMix64(seed: UInt64(seed))
    let statements = (0..<30).map { Self.random($0, &random) }
    let (whole, parts) = (try await bench(), try await bench())
    try await whole.take([("x.json", "[\(statements.joined(separator: ","))]")])
    let shuffled = statements.shuffled(using: &random)
    let cut = Int.random(in: 1...29, using: &random)
    // The halves share some, and come twice.
    for half in [shuffled[..<cut], shuffled[max(0, cut - 5)...], shuffled[..<cut]] {
      try await parts.take([("x.json", half.joined(separator: "\n"))])
    }
    let (left, right) = (try await whole.tables(), try await parts.tables())
    for (table, other) in zip(left, right) { #expect(table.1 == other.1, "\(table.0)") }
    #expect(try await parts.store.check(at: parts.now) == [])
  }

  private static func random(_ number: Int, _ random: inout SplitMix64) -> String {
    let verb =
      ["launched", "completed", "failed", "passed", "waived", "terminated", "suspended", "voided", "experienced"]
      .randomElement(using: &random) ?? ""
    let at = "2026-03-0\(Int.random(in: 1...9, using: &random))T1\(Int.random(in: 0...9, using: &random)):00:00Z"
    let actor = ["ada", "bo", "same"].randomElement(using: &random) ?? ""
    let module = ["strategic-value-and-roi", "getting-started-with-workflows"].randomElement(using: &random) ?? ""
    let object =
      verb == "voided"
      ? #""objectType":"StatementRef","id":"s\#(Int.random(in: 0..<30, using: &random))""#
      : #""id":"https://lms.example/\#(module)""#
    let score = Int.random(in: 0...10, using: &random)
    let seconds = Int.random(in: 1...4000, using: &random)
    return statement(
      "s\(number)", verb, at: at, actor: #""mbox":"mailto:\#(actor)@one.example""#, object: object,
      result: #""duration":"PT\#(seconds)S","score":{"raw":\#(score),"max":10}"#)
  }

  private static func completing(_ modules: some Sequence<TrainingModule>, from number: Int = 0) -> String {
    let all = modules.enumerated().map { place, module in
      statement(
        "s\(number + place)", "completed", at: "2026-03-0\(place + 1)T10:00:00Z",
        object: #""objectType":"Activity","id":"https://lms.example/modules/\#(module.id)""#)
    }
    return "[\(all.joined(separator: ","))]"
  }

  /// A certificate is issued when the path is satisfied, whoever tells of it; once, on that day.
  @Test func whoHasSatisfiedAPathIsCertified() async throws {
    let bench = try await bench()
    let modules = try #require(bench.rulebook.training["executiveTraining"]).modules
    try await bench.take([("x.json", Self.completing(modules.dropLast()))])
    #expect(try await bench.fact(.certificate("CRT-1")) == nil)
    try await bench.take([("x.json", Self.completing(modules))])
    guard case .certificate(let issued)? = try await bench.fact(.certificate("CRT-1")) else {
      Issue.record("there is no certificate")
      return
    }
    #expect(issued.learner == "L-1" && issued.path == "executiveTraining")
    #expect(
      issued.issued.description == "2026-03-0\(modules.count)" && issued.expires == issued.issued.adding(months: 12) - 1
    )
    try await bench.take([("again.json", Self.completing(modules, from: 50))])
    #expect(try await bench.fact(.certificate("CRT-2")) == nil)
  }

  /// A trial says what the import says, and writes nothing.
  @Test func aTrialSaysTheSame() async throws {
    let bench = try await bench()
    let file = ("x.json", "[\(Self.statement("a", "completed")),\(Self.statement("b", "launched", actor: ""))]")
    let dry = try await bench.rehearse([file])
    #expect(try await progress(bench) == nil)
    let report = try await bench.take([file])
    #expect(dry.counts == report.counts && dry.files == report.files)
  }

  /// What is no JSON, or no statement, is a complaint with its line.
  @Test func whatIsBrokenIsRefused() async throws {
    let bench = try await bench()
    let broken = "[\(Self.statement("a", "completed")),\n{\"id\": \"b\", \"actor\": ]"
    await #expect(throws: InterchangeError.self) { try await bench.take([("x.json", broken)]) }
    #expect(try await progress(bench) == nil)
  }
}
