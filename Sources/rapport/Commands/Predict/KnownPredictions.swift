import CustomerSuccess
import Synchronization

/// Gathers what the store hands over one by one.
final class KnownPredictions: Sendable {
  private let known = Mutex<[CustomerID: Prediction]>([:])

  func add(_ one: Prediction) { known.withLock { $0[one.customer] = one } }

  var all: [CustomerID: Prediction] { known.withLock { $0 } }
}
