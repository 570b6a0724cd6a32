import CustomerSuccess
import SuccessStore

extension Console {
  /// Where what was found is worked on.
  mutating func open(_ hit: SearchHit) -> [Effect] {
    switch hit.kind {
    case .ticket: return [.show(.ticket(TicketID(hit.thing)), of: hit.customer)]
    case .action: return [.show(.action(ActionID(hit.thing)), of: hit.customer)]
    case .article: return [.show(.article(ArticleID(hit.thing)))]
    case .customer, .contact, .activity: return hit.customer.map { [.show(.customer($0), of: $0)] } ?? []
    }
  }
}
