import CustomerSuccess
import Foundation
import Framework
import Statistics
import Testing

@Suite struct MyDayTests {
  private let rules: DayRules
  private let support: SupportRules
  /// Monday 2026-11-23, 09:05:32 in New York.
  private let now = moment("2026-11-23T14:05:32Z")
  private let today = date("2026-11-23")
  private let zone = Zone(identifier: "America/New_York")!

  init() throws {
    support = try SLAReader.shipped()
    rules = DayRules(health: try ShippedFramework.health(), training: try ShippedFramework.training(), zone: zone)
  }

  // MARK: Made by hand

  private func ticket(_ id: TicketID = "T-1", due seconds: Int, _ severity: Severity = .critical) -> DayItem {
    DayItem(
      customer: "C-1", title: "Login down",
      matter: .ticket(DayTicket(id: id, clock: .respond, due: now + seconds, severity: severity)))
  }

  private func action(_ id: ActionID = "A-1", due days: Int, _ priority: ActionPriority) -> DayItem {
    DayItem(
      customer: "C-1", title: "Call", matter: .action(DayAction(id: id, due: today + days, priority: priority)))
  }

  private func fall(_ customer: CustomerID = "C-1", to score: Int, by points: Int) -> DayItem {
    let category = HealthCategory(score: score)
    return DayItem(
      customer: customer, title: "",
      matter: .fall(
        DayFall(
          score: score, points: points, days: 30, since: now - 900,
          status: rules.health.categories[category]?.status ?? "")))
  }

  private func renewal(_ customer: CustomerID = "C-1", in days: Int, at score: Int?) -> DayItem {
    DayItem(customer: customer, title: "", matter: .renewal(DayRenewal(on: today + days, score: score)))
  }

  private func lapse(_ count: Int, last days: Int) throws -> DayItem {
    try #require(rules.item(lapsed: count, last: today + days, of: "C-1"))
  }

  private func certificate(_ id: CertificateID = "X-1", in days: Int) -> DayItem {
    DayItem(
      customer: "C-1", title: "",
      matter: .certificate(
        DayCertificate(id: id, learner: "L-1", learnerName: "Ana", path: "Technical", ends: today + days)))
  }

  private func journey(_ customer: CustomerID = "C-1", due days: Int, late: Int = 1) -> DayItem {
    DayItem(
      customer: customer, title: "",
      matter: .journey(DayJourney(step: "week1.day3", kind: .checkIn, due: today + days, late: late)))
  }

  // MARK: Words

  @Test func eachPlaceHasItsReason() throws {
    let table: [(DayItem, String)] = [
      (ticket(due: -12 * 60), "breached 12 min ago: respond, critical"),
      (ticket(due: -5 * 3600, .high), "breached 5 h ago: respond, high"),
      (ticket(due: -5 * 86_400, .low), "breached 5 days ago: respond, low"),
      (ticket(due: -1), "breached 0 min ago: respond, critical"),
      (ticket(due: 0), "respond due in 0 min, critical"), (ticket(due: 1), "respond due in 1 min, critical"),
      (ticket(due: 180), "respond due in 3 min, critical"), (ticket(due: 181), "respond due in 4 min, critical"),
      (action(due: -2, .high), "2 days late, high"), (action(due: -1, .medium), "1 day late, medium"),
      (action(due: 0, .low), "due today, low"),
      (fall(to: 61, by: 9), "fell 9 in 30 days to 61: at risk"),
      (fall(to: 49, by: 30), "fell 30 in 30 days to 49: critical"),
      (fall(to: 84, by: 2), "fell 2 in 30 days to 84: good"),
      (renewal(in: 12, at: 58), "renews in 12 days at 58"), (renewal(in: 1, at: 90), "renews tomorrow at 90"),
      (renewal(in: 0, at: nil), "renews today, not scored"),
      (renewal(in: -1, at: 58), "renewal was due 1 day ago, nothing noted"),
      (renewal(in: -90, at: nil), "renewal was due 90 days ago, nothing noted"),
      (try lapse(1, last: -91), "1 renewal of over 90 days ago, nothing noted"),
      (try lapse(27, last: -120), "27 renewals of over 90 days ago, nothing noted"),
      (certificate(in: 5), "technical certificate of Ana ends in 5 days"),
      (certificate(in: -1), "technical certificate of Ana ended 1 day ago"),
      (certificate(in: -9), "technical certificate of Ana ended 9 days ago"),
      (journey(due: 0, late: 0), "check-in due today"), (journey(due: -1), "check-in 1 day late"),
      (journey(due: -4, late: 3), "check-in 4 days late, 3 late"),
      (try review(0), "business review due today"), (try review(-2), "business review 2 days late"),
      (try interview(0), "left today, no exit interview"), (try interview(-1), "left 1 day ago, no exit interview"),
    ]
    for (item, words) in table { #expect(rules.reason(for: item, at: now) == words) }
  }

  /// Where somebody decides about the customer as a whole, from one in ten on; and it moves nothing.
  @Test func aRiskIsAReasonAndNoPlace() {
    let table: [(DayItem, Double, String)] = [
      (fall(to: 61, by: 9), 0.624, "fell 9 in 30 days to 61: at risk, chance to leave 62 %"),
      (renewal(in: 12, at: 58), 0.1, "renews in 12 days at 58, chance to leave 10 %"),
      (renewal(in: 12, at: 58), 0.099, "renews in 12 days at 58"),
      (action(due: 0, .low), 0.9, "due today, low"),
    ]
    for (item, risk, words) in table {
      var told = item
      told.churnRisk = risk
      #expect(rules.reason(for: told, at: now) == words)
      #expect(rules.place(of: told, at: now) == rules.place(of: item, at: now) && told.id == item.id)
    }
  }

  @Test func anItemSaysWhatItIsAbout() {
    #expect(ticket().target == .ticket("T-1") && action(due: 0, .low).target == .action("A-1"))
    #expect(fall(to: 61, by: 9).target == .customer("C-1") && renewal(in: 3, at: 1).target == .customer("C-1"))
    #expect(certificate(in: 3).target == .learner("L-1"))
    #expect(fall(to: 61, by: 9).id != renewal(in: 3, at: 1).id, "one customer may have both")
  }

  private func review(_ days: Int) throws -> DayItem {
    let customer = Customer(
      id: CustomerID("B\(days)"), name: "Birch", tier: .starter, industry: .other, size: .small, signedUp: today - 900)
    let last = BusinessReview(id: "QBR-1", customer: customer.id, day: today - 90, next: today + days)
    return try #require(rules.item(reviewWith: customer, held: [last], at: now))
  }

  private func interview(_ days: Int) throws -> DayItem {
    var customer = Customer(
      id: CustomerID("E\(days)"), name: "Cedar", tier: .starter, industry: .other, size: .small, signedUp: today - 900)
    (customer.lifecycle, customer.churned) = (.churned, today + days)
    return try #require(rules.item(interviewWith: customer, held: [], at: now))
  }

  private func ticket() -> DayItem { ticket(due: 0) }

  // MARK: Order

  /// One of each step, and both sides of each edge between two.
  @Test func differentKindsStandInOneOrder() throws {
    let midnight = zone.instant(today + 1, secondOfDay: 0) - now
    let order = [
      ticket("T-1", due: -9000, .low), ticket("T-2", due: -1), ticket("T-3", due: 0, .low),
      ticket("T-4", due: midnight - 1, .low), fall("F-1", to: 49, by: 3),
      renewal("R-8", in: -90, at: 1), renewal("R-9", in: -1, at: 1), renewal("R-10", in: -1, at: nil),
      action("A-1", due: -1, .high),
      fall("F-2", to: 50, by: 30), fall("F-3", to: 69, by: 1), renewal("R-1", in: 0, at: 90),
      renewal("R-2", in: 1, at: nil), action("A-2", due: 0, .high), action("A-3", due: -9, .low),
      action("A-4", due: -1, .medium), action("A-5", due: -1, .low), journey("J-1", due: -3),
      journey("J-2", due: -1, late: 2),
      journey("J-3", due: -1), try interview(-30), try interview(0), ticket("T-5", due: midnight),
      renewal("R-3", in: 2, at: 90), renewal("R-4", in: 7, at: 20), renewal("R-5", in: 7, at: 21),
      certificate("X-0", in: -1), certificate("X-1", in: 7), action("A-6", due: 0, .medium),
      action("A-7", due: 0, .low),
      journey("J-4", due: 0, late: 0),
      try review(-3), try review(0), fall("F-4", to: 70, by: 16), renewal("R-6", in: 8, at: 1),
      renewal("R-7", in: 60, at: 1),
      certificate("X-2", in: 8), certificate("X-3", in: 30), try lapse(3, last: -91),
    ]
    #expect(rules.ranked(order.reversed(), at: now).map(\.id) == order.map(\.id))
    #expect(Set(order.map { rules.place(of: $0, at: now).step }) == Set(DayStep.allCases))
  }

  @Test func theOrderIsTotalAndTheSameWhateverComesFirst() {
    var random = SplitMix64(seed: 31)
    for _ in 0..<100 {
      let items = (0..<40).map { made($0, &random) }
      let ranked = rules.ranked(items, at: now)
      #expect(Set(ranked.map(\.id)) == Set(items.map(\.id)) && ranked.count == items.count)
      #expect(rules.ranked(items.shuffled(using: &random), at: now) == ranked)
      let places = ranked.map { rules.place(of: $0, at: now) }
      for (index, place) in places.enumerated() {
        for other in places[(index + 1)...] { #expect(place < other && !(other < place)) }
      }
    }
  }

  /// At least as urgent in every respect and more so in one: never later.
  @Test func aMoreUrgentOneOfItsKindNeverComesLater() {
    var random = SplitMix64(seed: 32)
    var compared = 0
    for _ in 0..<20_000 {
      let (left, right) = (made(1, &random), made(2, &random))
      guard let (mine, other) = urgency(left, right), mine != other, zip(mine, other).allSatisfy({ $0 <= $1 })
      else { continue }
      compared += 1
      #expect(rules.place(of: left, at: now) < rules.place(of: right, at: now), "\(left) \(right)")
    }
    #expect(compared > 1000)
  }

  /// Smaller is more urgent; nil for two of different kinds.
  private func urgency(_ left: DayItem, _ right: DayItem) -> ([Int], [Int])? {
    switch (left.matter, right.matter) {
    // Two tickets go by the moment their promises end, as in the queue.
    case (.ticket(let a), .ticket(let b)): ([a.due.seconds], [b.due.seconds])
    case (.action(let a), .action(let b)):
      ([a.due.day, priority(a.priority)], [b.due.day, priority(b.priority)])
    case (.fall(let a), .fall(let b)): ([a.score, -a.points], [b.score, -b.points])
    case (.renewal(let a), .renewal(let b)): ([a.on.day, a.score ?? 101], [b.on.day, b.score ?? 101])
    case (.certificate(let a), .certificate(let b)): ([a.ends.day], [b.ends.day])
    case (.journey(let a), .journey(let b)): ([a.due.day, -a.late], [b.due.day, -b.late])
    default: nil
    }
  }

  private func priority(_ priority: ActionPriority) -> Int { ActionPriority.allCases.firstIndex(of: priority)! }

  private func made(_ number: Int, _ random: inout SplitMix64) -> DayItem {
    func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    let name = "N-\(number)"
    switch int(0...5) {
    case 0: return ticket(TicketID(name), due: int(-200_000...200_000), Severity.allCases[int(0...3)])
    case 1: return action(ActionID(name), due: int(-9...0), ActionPriority.allCases[int(0...2)])
    case 2: return fall(CustomerID(name), to: int(0...84), by: int(1...40))
    case 3: return renewal(CustomerID(name), in: int(0...60), at: int(0...9) == 0 ? nil : int(0...100))
    case 4: return journey(CustomerID(name), due: int(-40...0), late: int(0...9))
    default: return certificate(CertificateID(name), in: int(-30...30))
    }
  }

  // MARK: What belongs in the list

  @Test(arguments: [
    (69, -1, true), (69, -30, true), (70, -1, false), (70, -20, true), (84, -2, true), (84, -1, false),
    (49, -2, true), (49, -1, false), (61, -5, false), (90, -9, false), (70, 0, false), (60, 5, false),
  ])
  func aFallIsADropBelowSeventyOrAWorseCategoryByADecline(score: Int, change: Int, isFall: Bool) {
    #expect(rules.isFall(to: score, change: change) == isFall)
    #expect((rules.item(fallOf: "C-1", to: score, change: change, since: now) != nil) == isFall)
  }

  @Test(
    arguments: [
      (-91, nil), (-90, -1), (-1, -1), (0, 1), (1, 1), (2, 7), (7, 7), (8, 14), (14, 14), (15, 30), (31, 60), (60, 60),
      (61, nil),
    ]
      as [(Int, Int?)])
  func aRenewalCountsFromItsReminderOnAndForNinetyDaysAfterItsDay(days: Int, reminder: Int?) {
    let item = rules.item(renewalOf: "C-1", on: today + days, score: 50, at: now)
    #expect((item == nil) == (reminder == nil))
    guard let item, let reminder else { return }
    #expect(rules.opened(item, at: now) == zone.instant(today + days - reminder, secondOfDay: 0))
  }

  /// Of all those of longer ago there is one line, and none of none; it is dealt with by what becomes of each.
  @Test func renewalsOfLongAgoAreOneLine() throws {
    #expect(rules.firstMissed(at: now) == today + -90)
    #expect(rules.item(lapsed: 0, last: today + -91, of: "C-1") == nil)
    let line = try lapse(3, last: -91)
    #expect(line.target == .customer("C-1") && line.title.contains(DayLapse.filter))
    #expect(!rules.isAdvice(line) && rules.opened(line, at: now) == nil && rules.takenUp(line, at: now).isEmpty)
  }

  /// And for as long after its end, by a reminder of its own.
  @Test(
    arguments: [(-31, nil), (-30, -1), (-1, -1), (0, 7), (7, 7), (8, 30), (30, 30), (31, nil)] as [(Int, Int?)])
  func aCertificateCountsFromItsWarningOn(days: Int, warning: Int?) {
    let certificate = Certificate(
      id: "X-1", learner: "L-1", path: "technicalTraining", issued: today - 300, expires: today + days)
    let learner = Learner(id: "L-1", customer: "C-1", name: "Ana")
    let item = rules.item(certificate: certificate, of: learner, at: now)
    #expect((item == nil) == (warning == nil))
    guard let item, let warning else { return }
    #expect(rules.opened(item, at: now) == zone.instant(today + days - warning, secondOfDay: 0))
  }

  @Test func anActionCountsWhileItIsOpenDueAndAwake() {
    let due = ActionItem(id: "A-1", customer: "C-1", title: "Call", due: today, created: now - 60)
    func item(_ change: (inout ActionItem) -> Void) -> DayItem? {
      var action = due
      change(&action)
      return rules.item(action: action, at: now)
    }
    #expect(item { _ in } != nil && item { $0.due = today - 40 } != nil)
    #expect(item { $0.due = today + 1 } == nil && item { $0.due = nil } == nil)
    #expect(item { $0.status = .succeeded } == nil && item { $0.status = .dropped } == nil)
    #expect(item { $0.snooze = Snooze(until: today + 1, reason: "later") } == nil)
    #expect(item { $0.snooze = Snooze(until: today, reason: "now") } != nil)
    #expect(item { $0.created = now + 1 } == nil)
  }

  /// A critical ticket: 15 minutes to respond, at risk from 11:15 on.
  @Test(arguments: [(674, false), (675, true), (900, true), (901, true), (90_000, true)])
  func aTicketCountsFromThreeQuartersOfItsPromiseOn(seconds: Int, counts: Bool) {
    let reading = reading(openedAgo: seconds, [])
    #expect((rules.item(ticket: reading, at: now) != nil) == counts)
  }

  @Test func aTicketThatWaitsForSomebodyElseLeavesTheList() {
    #expect(rules.item(ticket: reading(openedAgo: 90_000, [.status(.pending)]), at: now) == nil)
    #expect(rules.item(ticket: reading(openedAgo: 90_000, [.status(.resolved)]), at: now) == nil)
    #expect(rules.item(ticket: reading(openedAgo: 90_000, [.spam]), at: now) == nil)
  }

  private func reading(openedAgo seconds: Int, _ kinds: [TicketEvent.Kind]) -> TicketReading {
    let ticket = Ticket(id: "T-1", customer: "C-1", subject: "Login down", created: now - seconds)
    let opened = TicketEvent(
      ticket: "T-1", at: ticket.created, order: 0, author: .customer("Luis"),
      kind: .opened(severity: .critical, status: .new))
    let later = kinds.enumerated().map {
      TicketEvent(ticket: "T-1", at: ticket.created + 60, order: $0 + 1, author: .agent("sam"), kind: $1)
    }
    return support.reading(of: ticket, events: [opened] + later, customer: HealthCase.customer(), at: now)
  }
}
