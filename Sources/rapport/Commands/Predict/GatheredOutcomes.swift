import CustomerSuccess
import Synchronization

/// What the store hands over fact by fact, as far as it says what came of customers.
final class GatheredOutcomes: Sendable {
  private let zone: Zone
  private let known = Mutex<[CustomerID: OutcomeFacts]>([:])

  init(zone: Zone) { self.zone = zone }

  /// Of customers first.
  func add(_ fact: Fact) {
    known.withLock { known in
      switch fact {
      case .customer(let customer): known[customer.id] = OutcomeFacts(customer)
      case .departure(let departure): known[departure.customer]?.departures.append(departure)
      case .subscription(let subscription): known[subscription.customer]?.subscriptions.append(subscription)
      case .ticket(let ticket): known[ticket.customer]?.ticketDays.append(zone.date(of: ticket.created))
      default: break
      }
    }
  }

  /// By their ids, so that the same facts make the same rows.
  var all: [OutcomeFacts] { known.withLock { $0.values.sorted { $0.customer.id < $1.customer.id } } }
}

extension PredictedEvent {
  /// What else than customers and departures says whether it came.
  var kinds: [FactKind] {
    switch self {
    case .expanded: [.subscription]
    case .tickets: [.ticket]
    default: []
    }
  }

  /// What those did of whom it came: `left`.
  var deed: String {
    switch self {
    case .expanded: "paid more"
    case .tickets: "opened a ticket"
    default: "left"
    }
  }

  private static let labels = all.map(\.text).joined(separator: ", ")

  private init?(labelled text: String) {
    guard let known = PredictedEvent.all.first(where: { $0.text == text.trimmingBlanks() }) else { return nil }
    self = known
  }

  /// The value of an option.
  static let named = CallValue.reading(labels) { PredictedEvent(labelled: $0) }

  /// The label of a call; exits with 64 where it is none.
  init(label: String, advice: String = "") throws {
    guard let known = PredictedEvent(labelled: label) else {
      throw Complaint.wrongValue("--label", label.trimmingBlanks(), "\(PredictedEvent.labels)\(advice)")
    }
    self = known
  }
}
