public import CustomerSuccess
public import SuccessStore

/// What a pane wants to know; equal questions have equal answers until the data changes.
public enum Question: Hashable, Sendable {
  case portfolio(Filter)
  case customers(CustomerQuery)
  case customer(CustomerID)
  case tickets(TicketQuery)
  case actions(ActionQuery)
  case training(Filter)
  /// The change log's entries that match, newest first.
  case log(LogFilter, limit: Int)
  /// One entry with at most so many of its edits.
  case change(Int, limit: Int)
  case ticket(TicketID)
  /// Open tickets by who has them.
  case workload(Filter)
  case learners(LearnerQuery)
  /// What a ticket's clocks would be at another severity.
  case trial(TicketID, Severity)
  case search(String, limit: Int)
  /// Names that filters complete.
  case people
  /// What needs somebody today, by their name, of the customers that match.
  case day(owner: String, Filter)
  case segments(Segment, crossedWith: Segment, Filter)
  case quality(QualityQuery)
  case qualityCases(QualityCaseQuery)
  case review(ReviewQuery)
  /// Over so many days up to now.
  case improvement(Filter, days: Int)
  case articles(ArticleQuery)
  case article(ArticleID)
}

public enum Answer: Hashable, Sendable {
  case portfolio(PortfolioFigures)
  case customers(Page<CustomerRow>)
  /// Nil when there is no such customer any more.
  case customer(CustomerDetail?)
  case tickets(Page<TicketRow>)
  case actions(Page<ActionRow>)
  case training(TrainingFigures)
  /// Nil when there is no such ticket any more.
  case ticket(TicketDetail?)
  case learners(Page<LearnerRow>)
  case workload([OwnerLoad])
  case trial(TicketReading?)
  case log([ChangeEntry])
  case change(ChangeRecord?)
  case search([SearchHit])
  case people([String])
  case day([DayRow])
  case segments(SegmentAnalysis)
  case quality(QualityFigures)
  case qualityCases(QualityCases)
  case review([ReviewRow])
  case improvement(ImprovementFigures)
  case articles(Page<ArticleRow>)
  /// Nil when there is no such article any more.
  case article(ArticleDetail?)
  case failed(StoreError)
}

extension SuccessStore {
  /// Answers in words when it fails; never throws, so that an error is drawn where the data would be.
  public func answer(_ question: Question, at now: Instant) async -> Answer {
    do throws(StoreError) {
      switch question {
      case .portfolio(let filter): return .portfolio(try await portfolio(filter, at: now))
      case .customers(let query): return .customers(try await customers(query, at: now))
      case .customer(let id): return .customer(try await customer(id, at: now))
      case .tickets(let query): return .tickets(try await tickets(query, at: now))
      case .actions(let query): return .actions(try await actions(query, at: now))
      case .log(let filter, let limit): return .log(try await log(filter, limit: limit))
      case .change(let id, let limit): return .change(try await toldChange(id, limit: limit))
      case .workload(let filter): return .workload(try await workload(filter, at: now))
      case .ticket(let id): return .ticket(try await ticket(id, at: now))
      case .learners(let query): return .learners(try await learners(query, at: now))
      case .trial(let ticket, let severity):
        return .trial(try await reading(of: ticket, trying: .severity(severity), by: "", at: now))
      case .training(let filter): return .training(try await training(filter, at: now))
      case .search(let text, let limit): return .search(try await search(text, limit: limit, at: now))
      case .people: return .people(try await people())
      case .segments(let segment, let other, let filter):
        return .segments(try await segments(by: segment, crossedWith: other, filter, at: now))
      case .day(let owner, let filter): return .day(try await myDay(owner: owner, filter, at: now))
      case .quality(let query): return .quality(try await quality(query, at: now))
      case .qualityCases(let query): return .qualityCases(try await qualityCases(query, at: now))
      case .review(let query): return .review(try await review(query, at: now))
      case .improvement(let filter, let days):
        return .improvement(try await improvement(filter, from: now.adding(days: -days), at: now))
      case .articles(let query): return .articles(try await articles(query, at: now))
      case .article(let id): return .article(try await article(id, at: now))
      }
    } catch {
      return .failed(error)
    }
  }
}
