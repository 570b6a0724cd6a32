public import CustomerSuccess

/// Support quality over so many days up to now, cut one way.
public struct QualityQuery: Question {
  public typealias Answer = QualityFigures
  /// About the customer.
  public var filter: Filter
  public var cut: QualityCut
  public var days: Int

  public init(_ filter: Filter = Filter(), by cut: QualityCut, days: Int) {
    self.filter = filter
    self.cut = cut
    self.days = days
  }
}

public struct QualityFigures: Hashable, Sendable {
  /// Its total is what `support` answers for the same days.
  public var breakdown: QualityBreakdown
  /// What came to an end in as many days before. Of what was open then nothing is known any more: its backlog is empty.
  public var before: QualitySums

  public init(breakdown: QualityBreakdown, before: QualitySums) {
    self.breakdown = breakdown
    self.before = before
  }

  /// By how much a figure has changed against the days before; nil where one of the two is not known.
  public func change(of figure: QualityFigure) -> Double? {
    guard figure != .backlog, let now = breakdown.total.value(of: figure), let then = before.value(of: figure)
    else { return nil }
    return now - then
  }
}

/// The tickets behind one figure, those that missed first: of all, or of one row of its cut.
public struct QualityCaseQuery: Question {
  public typealias Answer = QualityCases
  public var quality: QualityQuery
  public var figure: QualityFigure
  /// A row's value in the cut; nil for the total.
  public var value: String?
  public var onlyMisses: Bool
  public var window: Window

  public init(
    _ quality: QualityQuery, _ figure: QualityFigure, value: String? = nil, onlyMisses: Bool = false, window: Window
  ) {
    self.quality = quality
    self.figure = figure
    self.value = value
    self.onlyMisses = onlyMisses
    self.window = window
  }
}

/// A page of them, and the share that they all make: the figure's own.
public struct QualityCases: Hashable, Sendable {
  public var page: Page<QualityCase>
  public var share: TicketShare

  public init(page: Page<QualityCase>, share: TicketShare) {
    self.page = page
    self.share = share
  }
}

/// One ticket behind a figure, or an answer that was given about none.
public struct QualityCase: Hashable, Sendable, Identifiable {
  /// The ticket's id, else the answer's.
  public var id: String
  public var customer: CustomerID
  public var customerName: String
  public var reading: TicketReading?
  /// The answers that count; only behind satisfaction.
  public var answers: [SurveyResponse]
  public var account: QualityAccount

  public init(
    id: String, customer: CustomerID, customerName: String, reading: TicketReading?, answers: [SurveyResponse],
    account: QualityAccount
  ) {
    self.id = id
    self.customer = customer
    self.customerName = customerName
    self.reading = reading
    self.answers = answers
    self.account = account
  }

  /// Public replies as the verdict counts them: until the ticket was brought to an end for the first time, or until now.
  public var countedReplies: Int? {
    reading.map { reading in
      reading.resolutions.first.map { SupportQualityRules.publicReplies(reading, until: $0) } ?? reading.publicReplies
    }
  }
}
