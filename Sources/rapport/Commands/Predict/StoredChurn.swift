import CustomerSuccess
import Statistics
import SuccessStore
import Synchronization

/// The stored customers as rows: what was known of each at the end of a day, and whether it left in the days after it.
///
/// Held out are those as they stood so many days ago, of whom is known by now what became of them; trained is on those as they stood as
/// many days before that, with what was known of them then. So the model is tried on a time that it has not seen.
struct StoredChurn {
  static let label = "churned"
  /// Which rows a row belongs to; no feature.
  static let part = "part"
  static let training = "training"
  /// How far ahead, where nothing else is said.
  static let days = 90
  static let name = "the stored customers"

  private let here: Surroundings
  private let days: Int
  private let manner: PastMoment.Manner

  init(_ surroundings: Surroundings, days: Int, as manner: PastMoment.Manner) {
    here = surroundings
    self.days = days
    self.manner = manner
  }

  /// With the column `part` where both times are there; of the later time alone where `isDrawn`. Refused where too few left to fit to.
  func rows(isDrawn: Bool) throws -> PredictionRows {
    let today = try Surroundings.zone().date(of: here.now)
    let tested = ChurnWindow(after: today - days, days: days)
    let trained = isDrawn ? tested : ChurnWindow(after: today - 2 * days, days: days)
    let (customers, departures) = try facts()
    func outcomes(_ window: ChurnWindow) -> [CustomerID: Bool] {
      Dictionary(
        uniqueKeysWithValues: customers.compactMap { customer in
          window.hasLeft(customer, departures[customer.id] ?? []).map { (customer.id, $0) }
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
    guard !isDrawn else { return PredictionRows(later, withPart: false) }
    let earlier = try traits(on: trained.day).compactMap { row in before[row.customer].map { (row, $0, Self.training) }
    }
    return PredictionRows(earlier + later, withPart: true)
  }

  private func refuseFew(_ events: Int, in window: ChurnWindow) throws {
    guard events < LogisticFit.leastEvents else { return }
    let who = events == 1 ? "1 customer" : "\(events) customers"
    throw Complaint.complain(
      "\(Self.name): \(who) of those there on \(window.day) left up to \(window.last), expected at least "
        + "\(LogisticFit.leastEvents): fewer say nothing that holds. --horizon says how many days are waited, now \(days).",
      Complaint.workFailed)
  }

  private func facts() throws -> (customers: [Customer], departures: [CustomerID: [Departure]]) {
    let found = try here.withStore(for: .reading) { place in
      let facts = Mutex<[Fact]>([])
      for kind in [FactKind.customer, .departure] {
        try await place.store.facts(kind, Filter(), at: place.now) { fact in facts.withLock { $0.append(fact) } }
      }
      return facts.withLock { $0 }
    }
    var customers: [Customer] = []
    var departures: [CustomerID: [Departure]] = [:]
    for fact in found {
      switch fact {
      case .customer(let customer): customers.append(customer)
      case .departure(let departure): departures[departure.customer, default: []].append(departure)
      default: break
      }
    }
    return (customers, departures)
  }

  /// As reports on the end of that day have it.
  private func traits(on day: LocalDate) throws -> [CustomerTraits] {
    var then = here
    then.look(back: LookBack(endOf: day, in: try Surroundings.zone(), as: manner))
    return try then.withStore(for: .reading) { place in try await place.store.answer(TraitsQuery(), at: place.now) }
  }
}

extension PredictionRows {
  fileprivate init(_ rows: [(traits: CustomerTraits, hasLeft: Bool, part: String)], withPart: Bool) {
    let names = rows.first?.traits.values.map(\.name) ?? []
    var columns = names.enumerated().map { index, name in
      TextTable.Column(
        name: name, values: rows.map { index < $0.traits.values.count ? $0.traits.values[index].text : "" })
    }
    columns.append(.init(name: StoredChurn.label, values: rows.map { $0.hasLeft ? "yes" : "no" }))
    if withPart { columns.append(.init(name: StoredChurn.part, values: rows.map(\.part))) }
    self.init(file: StoredChurn.name, table: TextTable(columns, count: rows.count), lines: Array(rows.indices))
  }
}
