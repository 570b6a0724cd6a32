/// What a contract's renewal and end go by. The framework names no reasons for churn; a team replaces these by its own.
public struct ContractRules: Hashable, Sendable {
  /// Why customers leave, in the order in which they are listed.
  public var churnReasons: [ChurnReason]
  /// How long a renewal holds unless another day is told.
  public var renewalMonths: Int

  public init(churnReasons: [ChurnReason] = [], renewalMonths: Int = 12) {
    self.churnReasons = churnReasons
    self.renewalMonths = renewalMonths
  }

  /// What is named no more in the file goes by its short name.
  public func title(of reason: ChurnReasonID) -> String {
    churnReasons.first { $0.id == reason }?.title ?? reason.text
  }

  /// The day until which a renewal holds: from the present one on, else from today. One that was long missed is made up for: of the
  /// terms that follow one another the first that ends after today.
  public func nextRenewal(of customer: Customer, today: LocalDate) -> LocalDate {
    let missed = missed(by: customer, today: today)
    return missed.start.adding(months: missed.months + max(1, renewalMonths))
  }

  /// The day on which the term begins that a renewal is of: that of the renewal, also of one that was missed; where whole terms were
  /// missed, of those that follow one another the one that today lies in.
  public func beginning(ofRenewing customer: Customer, today: LocalDate) -> LocalDate {
    let missed = missed(by: customer, today: today)
    return missed.start.adding(months: missed.months)
  }

  /// The day of the renewal, and the months of the whole terms behind it that are over.
  private func missed(by customer: Customer, today: LocalDate) -> (start: LocalDate, months: Int) {
    let (start, term) = (customer.renews ?? today, max(1, renewalMonths))
    var months = 0
    // A last day of a month stays one only from the first day on; there is no year 10000.
    while start.adding(months: months + term) <= today, start.adding(months: months + 2 * term) > start {
      months += term
    }
    return (start, months)
  }
}

public struct ChurnReason: Hashable, Sendable, Identifiable {
  public var id: ChurnReasonID
  public var title: String

  public init(id: ChurnReasonID, title: String) {
    self.id = id
    self.title = title
  }
}
