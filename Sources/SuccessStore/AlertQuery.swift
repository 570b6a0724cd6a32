public import CustomerSuccess

/// The open tickets of which anything may have to be told until a moment, the most urgent first: those with a promise that
/// breaks by then, critical ones, and those of `me` that are beyond the first support tier. Others change nothing by time alone.
public struct AlertQuery: Question {
  public typealias Answer = [TicketRow]
  public var me: String
  public var until: Instant
  public var limit: Int

  public init(me: String, until: Instant, limit: Int) {
    self.me = me
    self.until = until
    self.limit = limit
  }
}
