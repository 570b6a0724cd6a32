import CustomerSuccess
import Framework
import Interchange
import Statistics
import Testing

@Suite struct RoundTripTests {
  /// What every kind of fact may refer to.
  static let base: [Fact] =
    [
      .customer(
        Customer(id: "C1", name: "One", tier: .starter, industry: .other, size: .small, signedUp: LocalDate(day: 1))),
      .ticket(Ticket(id: "T0", customer: "C1", subject: "Zero", created: Instant(seconds: 0))),
      .learner(Learner(id: "L0", customer: "C1", name: "L")),
      .article(
        Article(
          id: "KB-0", title: "K", body: "k", author: "", created: Instant(seconds: 0), changed: Instant(seconds: 0))),
    ]
    + (0...3).map {
      .session(
        TrainingSession(
          id: SessionID("session-\($0)"), path: "p", module: "m", at: Instant(seconds: 0), minutes: 60))
    }
    + (1...3).map {
      .ticket(Ticket(id: TicketID("T\($0)"), customer: "C1", subject: "One", created: Instant(seconds: 0)))
    }

  /// The first event of the ticket that events belong to.
  static let opened = Fact.ticketEvent(
    TicketEvent(
      ticket: "T0", at: Instant(seconds: 0), order: 0, author: .customer(""),
      kind: .opened(severity: .low, status: .new)))

  /// 1,200 generated tables, hostile texts and formula cells in every column.
  @Test(arguments: RecordKind.allCases)
  func whatIsExportedImportsAgain(kind: RecordKind) throws {
    var random = SplitMix64(seed: UInt64(kind.header.count))
    for round in 0..<(1200 / RecordKind.allCases.count + 1) {
      let facts = (0..<Int.random(in: 1...4, using: &random)).map { random.fact(kind, number: $0) }
      let format: RecordWriter.Format = [.csv(raw: false), .csv(raw: true), .json][round % 3]
      let base = Self.base.filter { fact in !facts.contains { $0.key == fact.key } }
      let events: [Fact] =
        kind == .tickets
        ? facts.compactMap {
          guard case .ticket(let ticket) = $0 else { return nil }
          return .ticketEvent(
            TicketEvent(
              ticket: ticket.id, at: ticket.created, order: 0, author: .customer(""),
              kind: .opened(severity: .low, status: .new)))
        } : []
      let target = MemoryTarget(base + events)
      let text = RecordWriter.table(kind, facts, format: format)
      let options = ImportOptions(rawCSV: format == .csv(raw: true))
      let report = try target.take([(kind.rawValue, text)], options: options)
      #expect(report.counts[kind] == .init(added: facts.count))
      for fact in facts { try #require(target.all[fact.key] == fact, "\(text.debugDescription)") }
      let again = try target.take([(kind.rawValue, text)], options: options)
      #expect(again.counts[kind] == .init(unchanged: facts.count))
    }
  }

  @Test(arguments: RecordKind.allCases)
  func theColumnsTellTheKind(kind: RecordKind) {
    #expect(RecordKind(columns: kind.header) == kind)
    #expect(RecordKind(columns: kind.columns.filter(\.isRequired).map(\.name)) == kind)
    #expect(RecordKind(columns: kind.header + ["surprise"]) == nil)
  }

  /// Numbers of every size are written without an exponent, as the health model reads them.
  @Test func numbersReadBack() {
    var random = SplitMix64(seed: 1)
    let odd = [0, -0.5, 1e-7, -2.5e-9, .leastNonzeroMagnitude, 1e16, -1.5e300, 123456.789, 100]
    let many = (0..<500).map { _ in Double(bitPattern: random.next()) }.filter(\.isFinite)
    for number in odd + many {
      let text = MetricValue.measured(number).text
      #expect(!text.contains("e") && Double(text) == number, "\(number) → \(text)")
    }
  }

  @Test func absencesReadBackAsTheModelReadsThem() throws {
    let model = try ShippedFramework.health()
    for value in [MetricValue.unmet, .notApplicable, .measured(83.78378378378379)] {
      #expect(try model.value(for: "timeToValue", from: value.text) == value)
      #expect(MetricValue(text: value.text) == value)
    }
  }
}
