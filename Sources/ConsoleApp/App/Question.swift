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
      case .portfolio(let filter): return .portfolio(try await answer(PortfolioQuery(filter), at: now))
      case .customers(let query): return .customers(try await answer(query, at: now))
      case .customer(let id): return .customer(try await answer(CustomerDetailQuery(id), at: now))
      case .tickets(let query): return .tickets(try await answer(query, at: now))
      case .actions(let query): return .actions(try await answer(query, at: now))
      case .log(let filter, let limit): return .log(try await answer(LogQuery(filter, limit: limit)))
      case .change(let id, let limit):
        return .change(try await answer(ChangeQuery(id, limit: limit, withContext: true)))
      case .workload(let filter): return .workload(try await answer(WorkloadQuery(filter), at: now))
      case .ticket(let id): return .ticket(try await answer(TicketDetailQuery(id), at: now))
      case .learners(let query): return .learners(try await answer(query, at: now))
      case .trial(let ticket, let severity):
        return .trial(try await answer(TrialQuery(of: ticket, trying: .severity(severity)), at: now))
      case .training(let filter): return .training(try await answer(TrainingQuery(filter), at: now))
      case .search(let text, let limit): return .search(try await answer(SearchQuery(text, limit: limit), at: now))
      case .people: return .people(try await answer(PeopleQuery()))
      case .segments(let segment, let other, let filter):
        return .segments(try await answer(SegmentAnalysisQuery(by: segment, crossedWith: other, filter), at: now))
      case .day(let owner, let filter): return .day(try await answer(DayQuery(owner: owner, filter), at: now))
      case .quality(let query): return .quality(try await answer(query, at: now))
      case .qualityCases(let query): return .qualityCases(try await answer(query, at: now))
      case .review(let query): return .review(try await answer(query, at: now))
      case .improvement(let filter, let days):
        return .improvement(try await answer(ImprovementQuery(filter, days: days), at: now))
      case .articles(let query): return .articles(try await answer(query, at: now))
      case .article(let id): return .article(try await answer(ArticleDetailQuery(id), at: now))
      }
    } catch {
      return .failed(error)
    }
  }
}
