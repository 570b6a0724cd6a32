import CustomerSuccess
import Statistics
import SuccessStore

/// The stored customers as rows: what was known of each at the end of a day, and whether something came of it in the days after it.
///
/// Held out are those as they stood so many days ago, of whom is known by now what became of them; trained is on those as they stood as
/// many days before that, with what was known of them then. So the model is tried on a time that it has not seen.
struct StoredCustomers {
  /// Which rows a row belongs to; no feature.
  static let part = "part"
  static let training = "training"
  /// How far ahead, where nothing else is said.
  static let days = 90
  static let name = "the stored customers"

  private let here: Surroundings
  private let event: PredictedEvent
  private let days: Int
  private let manner: PastMoment.Manner

  init(_ surroundings: Surroundings, _ event: PredictedEvent, days: Int, as manner: PastMoment.Manner) {
    here = surroundings
    self.event = event
    self.days = days
    self.manner = manner
  }

  /// With the column `part` where both times are there; of the later time alone where `isDrawn`. Refused where it came of too few
  /// to fit to.
  func rows(isDrawn: Bool) throws -> PredictionRows {
    let today = try Surroundings.zone().date(of: here.now)
    let tested = ChurnWindow(after: today - days, days: days)
    let trained = isDrawn ? tested : ChurnWindow(after: today - 2 * days, days: days)
    let known = try facts()
    func outcomes(_ window: ChurnWindow) -> [CustomerID: Bool] {
      Dictionary(
        uniqueKeysWithValues: known.compactMap { facts in
          window.outcome(event, facts).map { (facts.customer.id, $0) }
        })
    }
    let (before, after) = (outcomes(trained), outcomes(tested))
    // Of a drawn hold-out some of them are not even trained on.
    try refuseFew(before.values.count { $0 }, in: trained)
    guard !after.isEmpty else {
      throw Complaint.complain(
        "\(Self.name): nobody who signed up before \(tested.day) was there then, expected some to try the model on.",
        Complaint.workFailed)
    }
    let later = try traits(on: tested.day).compactMap { row in after[row.customer].map { (row, $0, "held out") } }
    guard !isDrawn else { return PredictionRows(later, label: event.text, withPart: false) }
    let earlier = try traits(on: trained.day).compactMap { row in before[row.customer].map { (row, $0, Self.training) }
    }
    return PredictionRows(earlier + later, label: event.text, withPart: true)
  }

  /// As of which days customers are trained on and tried.
  var daysLookedAt: (trainedOn: LocalDate, testedOn: LocalDate) {
    get throws {
      let today = try Surroundings.zone().date(of: here.now)
      return (today - 2 * days, today - days)
    }
  }

  private func refuseFew(_ events: Int, in window: ChurnWindow) throws {
    guard events < LogisticFit.leastEvents else { return }
    let who = events == 1 ? "1 customer" : "\(events) customers"
    throw Complaint.complain(
      "\(Self.name): \(who) of those there on \(window.day) \(event.deed) up to \(window.last), expected at least "
        + "\(LogisticFit.leastEvents): fewer say nothing that holds. --horizon says how many days are waited, now \(days).",
      Complaint.workFailed)
  }

  /// What says what came; kinds of facts that say nothing of it are not read.
  private func facts() throws -> [OutcomeFacts] {
    let kinds = [FactKind.customer, .departure] + event.kinds
    return try here.withStore(for: .reading) { place in
      let gathered = GatheredOutcomes(zone: place.zone)
      for kind in kinds { try await place.store.facts(kind, Filter(), at: place.now) { gathered.add($0) } }
      return gathered.all
    }
  }

  /// As reports on the end of that day have it.
  private func traits(on day: LocalDate) throws -> [CustomerTraits] {
    var then = here
    then.look(back: LookBack(endOf: day, in: try Surroundings.zone(), as: manner))
    return try then.withStore(for: .reading) { place in try await place.store.answer(TraitsQuery(), at: place.now) }
  }
}

extension PredictionRows {
  /// Each row's health score, as far as it had one.
  var scores: [Double?] {
    table.columns.first { $0.name == "score" }.map { $0.values.map(Double.init) }
      ?? Array(repeating: nil, count: table.count)
  }

  fileprivate init(_ rows: [(traits: CustomerTraits, came: Bool, part: String)], label: String, withPart: Bool) {
    var columns = TextTable(rows.map(\.traits)).columns
    columns.append(.init(name: label, values: rows.map { $0.came ? "yes" : "no" }))
    if withPart { columns.append(.init(name: StoredCustomers.part, values: rows.map(\.part))) }
    self.init(file: StoredCustomers.name, table: TextTable(columns, count: rows.count), lines: Array(rows.indices))
  }
}
