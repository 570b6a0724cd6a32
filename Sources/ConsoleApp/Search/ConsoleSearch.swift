import CustomerSuccess
import SuccessStore

extension Console {
  /// Where what was found is worked on.
  mutating func open(_ hit: SearchHit) -> [Effect] {
    switch hit.kind {
    case .customer: return [.focus(hit.customer), .open(.customers, filter: "id:\(hit.id)")]
    default: return [.focus(hit.customer), .open(.customers, filter: "id:\(hit.customer)")]
    }
  }
}
