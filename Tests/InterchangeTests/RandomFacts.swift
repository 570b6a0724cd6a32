import CustomerSuccess
import Interchange
import Statistics

extension SplitMix64 {
  /// The same fact with other values.
  mutating func changed(_ fact: Fact, _ kind: RecordKind, number: Int) -> Fact? {
    for _ in 0..<200 {
      var other = self.fact(kind, number: number)
      if case .observation(let before) = fact, case .observation(var after) = other {
        after.at = before.at
        other = .observation(after)
      }
      if case .counter(let before) = fact, case .counter(var after) = other {
        (after.counter, after.at) = (before.counter, before.at)
        other = .counter(after)
      }
      if case .event(let before) = fact, case .event(var after) = other {
        (after.name, after.at) = (before.name, before.at)
        other = .event(after)
      }
      if case .membership(let before) = fact, case .membership(var after) = other {
        let lasted = after.until.map { $0.seconds - after.since.seconds }
        (after.programme, after.since) = (before.programme, before.since)
        after.until = lasted.map { before.since + max(1, $0) }
        other = .membership(after)
      }
      if case .assessment(let before) = fact, case .assessment(var after) = other {
        (after.path, after.module, after.at) = (before.path, before.module, before.at)
        other = .assessment(after)
      }
      if other.key == fact.key, other != fact { return other }
    }
    return nil
  }
}

/// Facts of every kind with hostile texts, sound enough to be imported.
extension SplitMix64 {
  mutating func fact(_ kind: RecordKind, number: Int) -> Fact {
    switch kind.factKind {
    case .customer: .customer(customer(number))
    case .contact:
      .contact(
        Contact(
          id: ContactID("K\(number)"), customer: "C1", name: person(), email: line(), role: line(),
          isPrimary: .random(using: &self)))
    case .observation:
      .observation(
        Observation(
          customer: "C1", metric: MetricID("m\(number)"), value: value(), at: moment(), source: cell(), note: cell()))
    case .override: .override(override(number))
    case .score:
      .score(
        ScoreRecord(
          customer: "C1", at: Instant(seconds: number), score: .random(in: 0...100, using: &self),
          origin: .random(using: &self) ? .computed : .imported,
          contributions: (0..<Int.random(in: 0...3, using: &self)).map { _ in
            .init(
              metric: MetricID("m" + cell()), score: .random(in: 0...100, using: &self),
              weight: .random(in: 0...1, using: &self))
          }))
    case .action: .action(action(number))
    case .activity:
      .activity(
        Activity(
          id: ActivityID("V\(number)"), customer: "C1", at: moment(), kind: line(), description: words(),
          outcome: cell(), author: cell()))
    case .ticket:
      .ticket(
        Ticket(
          id: TicketID("T\(number)"), customer: "C1", subject: title(), category: line(), channel: line(),
          created: moment(),
          outsideID: .random(using: &self) ? words() : nil, outsideUpdated: .random(using: &self) ? moment() : nil,
          follows: .random(using: &self) ? "T0" : nil,
          untold: [nil, [.respond], [.respond, .update], [.update, .resolve]].randomElement(using: &self) ?? nil,
          outsideReplies: .random(using: &self) ? .random(in: 0...9, using: &self) : nil,
          outsideReopens: .random(using: &self) ? .random(in: 0...9, using: &self) : nil))
    case .ticketEvent: .ticketEvent(event(number))
    case .survey:
      .survey(
        SurveyResponse(
          id: SurveyResponseID("S\(number)"), customer: "C1", kind: .nps, score: .random(in: 0...10, using: &self),
          at: moment(),
          ticket: .random(using: &self) ? "T0" : nil, comment: cell()))
    case .learner:
      .learner(Learner(id: LearnerID("L\(number)"), customer: "C1", name: person(), email: line(), role: line()))
    case .enrolment:
      .enrolment(
        Enrolment(
          learner: "L0", path: PathID("p\(number)"), enrolled: date(),
          due: .random(using: &self) ? LocalDate(day: 40_000) : nil))
    case .progress: .progress(progress(number))
    case .certificate:
      .certificate(
        Certificate(
          id: CertificateID("Z\(number)"), learner: "L0", path: "p", issued: date(), expires: LocalDate(day: 40_000)))
    case .rootCause:
      .rootCause(
        RootCause(
          ticket: TicketID("T\(number)"), category: "process", subCause: .random(using: &self) ? "hand-over" : nil,
          whys: (0..<Int.random(in: 1...5, using: &self)).map { _ in words() }, author: cell(), at: moment()))
    case .article: .article(article(number))
    case .articleLink:
      .articleLink(
        ArticleLink(
          article: "KB-0", ticket: TicketID("T\(number)"), role: .random(using: &self) ? .source : .answer,
          author: cell(), at: moment()))
    case .attendance:
      .attendance(
        Attendance(
          learner: "L0", session: SessionID("session-\(number)"),
          minutes: .random(using: &self) ? .random(in: 0...90, using: &self) : nil,
          rating: .random(using: &self) ? .random(in: 1...5, using: &self) : nil))
    default: RandomFields.sound(kind.factKind.record, &self, number: number).fact
    }
  }

  private mutating func article(_ number: Int) -> Article {
    let state = Article.State.allCases.randomElement(using: &self) ?? .draft
    return Article(
      id: ArticleID("KB-\(number)"), title: title(), body: words(),
      tags: .random(using: &self) ? [] : ["integration", "a;b=c \\ d", "étape"], state: state, author: cell(),
      created: moment(), changed: moment(), published: state == .draft ? nil : moment())
  }

  private mutating func words() -> String { cell() + "x" + cell() }
  private mutating func title() -> String { line() + "x" + line() }
  /// As names are kept.
  private mutating func person() -> String { title().asName() }
  private mutating func someone() -> String { line().asName() }
  private mutating func moment() -> Instant { Instant(seconds: .random(in: 0...2_000_000_000, using: &self)) }
  private mutating func date() -> LocalDate { LocalDate(day: .random(in: 0...30_000, using: &self)) }

  private mutating func value() -> MetricValue {
    switch Int.random(in: 0...4, using: &self) {
    case 0: .judged(HealthCategory.allCases.randomElement(using: &self) ?? .good)
    case 1: .unmet
    case 2: .notApplicable
    case 3: .measured(Double(Int.random(in: -400...400, using: &self)))
    default: .measured(Double.random(in: -400...400, using: &self))
    }
  }

  private mutating func customer(_ number: Int) -> Customer {
    let lifecycle = Lifecycle.allCases.randomElement(using: &self) ?? .active
    // What comes later comes later.
    let days = [date(), date(), date()].sorted()
    return Customer(
      id: CustomerID("N\(number)"), name: title(), tier: Tier.allCases.randomElement(using: &self) ?? .starter,
      industry: .other, size: .small, owner: someone(), accountExecutive: someone(), signedUp: days[0],
      renews: .random(using: &self) ? days[1] : nil,
      monthlyRevenue: Money(
        minorUnits: .random(in: 0...5_000_000, using: &self),
        currency: ["USD", "JPY", "KWD"].randomElement(using: &self) ?? "USD"),
      seats: .random(using: &self) ? .random(in: 0...500, using: &self) : nil,
      limits: .random(using: &self) ? ["workflows": 50, words(): .random(in: -9...9, using: &self)] : [:],
      lifecycle: lifecycle,
      churned: lifecycle == .churned ? days[2] : nil)
  }

  private mutating func override(_ number: Int) -> Override {
    let at = moment()
    let target: OverrideTarget =
      [.score, .dimension("productUsage"), .metric("a:b")].randomElement(using: &self) ?? .score
    return Override(
      id: OverrideID("O\(number)"), customer: "C1", target: target, value: .random(in: 0...100, using: &self),
      reason: title(), author: words(), at: at, expires: at + .random(in: 1...90 * 86_400, using: &self),
      withdrawn: .random(using: &self) ? moment() : nil)
  }

  private mutating func action(_ number: Int) -> ActionItem {
    let status = ActionStatus.allCases.randomElement(using: &self) ?? .pending
    let origin: ActionOrigin =
      [.hand, .trigger(cell()), .journey("day7"), .programme("a:b")].randomElement(using: &self) ?? .hand
    return ActionItem(
      id: ActionID("A\(number)"), customer: "C1", priority: .low, kind: line(), title: title(), description: cell(),
      owner: someone(), due: .random(using: &self) ? date() : nil, status: status,
      snooze: .random(using: &self) ? Snooze(until: date(), reason: line()) : nil,
      checklist: (0..<Int.random(in: 0...3, using: &self)).map { _ in
        ChecklistStep(title: cell(), isDone: .random(using: &self))
      }, origin: origin, created: moment(), ended: status.isOpen ? nil : moment())
  }

  private mutating func event(_ number: Int) -> TicketEvent {
    let opened = TicketEvent.Kind.opened(severity: .critical, status: .onHold)
    let kinds: [TicketEvent.Kind] = [
      .customerMessage(cell()), .publicReply(cell()), .note(cell()), .status(.pending), .severity(.low),
      .owner(someone()),
      .escalated(to: .technical, trigger: line()), .subject(line()),
      .due(.update, .random(using: &self) ? moment() : nil),
      .merged(into: "T1"), .tookIn("T1"), .spam, .withdrawn("cancelled; = there"),
    ]
    let authors: [Actor] = [.customer(someone()), .agent(someone()), .automation(cell())]
    return TicketEvent(
      ticket: "T0", at: moment(), order: number, author: authors.randomElement(using: &self) ?? .customer(""),
      kind: number == 0 ? opened : kinds.randomElement(using: &self) ?? .spam)
  }

  private mutating func progress(_ number: Int) -> ModuleProgress {
    let state = ModuleProgress.State.allCases.randomElement(using: &self) ?? .waived
    return ModuleProgress(
      learner: "L0", path: "p", module: ModuleID("m\(number)"), state: state,
      minutes: .random(in: 0...600, using: &self),
      bestScore: .random(using: &self) ? .random(in: 0...100, using: &self) : nil,
      waiver: state == .waived ? title() : "",
      at: moment())
  }
}
