/// What a new initiative is, or what becomes different in one; nil stays as it is.
public struct InitiativeRevision: Hashable, Sendable {
  public var title: String?
  public var description: String?
  public var impact: Int?
  public var effort: Int?
  public var owner: String?
  /// Here and below the outer nil leaves it, the inner one takes it away.
  public var quarter: Quarter??
  public var origin: InitiativeOrigin?
  public var customers: String?
  public var cost: Money??
  public var gain: Money??

  public init() {}

  func applied(to initiative: Initiative) -> Initiative {
    var after = initiative
    after.title = title ?? initiative.title
    after.description = description ?? initiative.description
    after.impact = impact ?? initiative.impact
    after.effort = effort ?? initiative.effort
    after.owner = owner ?? initiative.owner
    after.quarter = quarter ?? initiative.quarter
    after.origin = origin ?? initiative.origin
    after.customers = customers ?? initiative.customers
    after.cost = cost ?? initiative.cost
    after.gain = gain ?? initiative.gain
    return after
  }

  var words: String {
    var parts: [String] = []
    if title != nil { parts.append("title") }
    if description != nil { parts.append("description") }
    if let impact { parts.append("impact \(impact)") }
    if let effort { parts.append("effort \(effort)") }
    if let owner { parts.append("owner \(owner.isEmpty ? "nobody" : owner)") }
    if let quarter { parts.append(quarter.map { "quarter \($0)" } ?? "no quarter") }
    if origin != nil { parts.append("origin") }
    if customers != nil { parts.append("customers") }
    if cost != nil { parts.append("cost") }
    if gain != nil { parts.append("gain") }
    return parts.isEmpty ? "edit" : "set \(parts.joined(separator: ", ")) of"
  }
}

/// What is told of a milestone, which is known by its title; one that is not there is set.
public struct MilestoneNews: Hashable, Sendable {
  public enum State: String, CaseIterable, Sendable { case planned, done, removed }

  public var title: String
  /// Nil stays as it is.
  public var state: State?
  /// The outer nil leaves the day, the inner one takes it away.
  public var due: LocalDate??
  /// The day on which it was reached; nil: today.
  public var on: LocalDate?

  public init(_ title: String, _ state: State? = nil, due: LocalDate?? = nil, on: LocalDate? = nil) {
    self.title = title
    self.state = state
    self.due = due
    self.on = on
  }

  var words: String {
    switch state {
    case .done: "note milestone '\(title)' as reached in"
    case .removed: "take milestone '\(title)' off"
    case .planned, nil: "set milestone '\(title)' of"
    }
  }
}

/// What people do about initiatives.
extension Acting {
  func edits(beginning draft: InitiativeRevision) throws -> [FactEdit] {
    let blank = Initiative(
      id: InitiativeID(try source.freshID(.initiative)), title: "", since: now, impact: 1, effort: 1, author: author,
      created: now, changed: now)
    var initiative = draft.applied(to: blank)
    guard !initiative.title.isBlank else { throw ActFailure.refused("an initiative needs a title") }
    if initiative.quarter != nil { initiative.status = .planned }
    return [Fact.initiative(initiative).added]
  }

  func edits(_ request: ActRequest, initiative id: InitiativeID) throws -> [FactEdit] {
    guard case .initiative(let initiative) = try source.fact(.initiative(id)) else { throw missing(request.target) }
    var after = try changed(initiative, by: request.act)
    guard after != initiative else { throw refusal(initiative, "is like that already") }
    if case .initiative(let seen) = request.sight { try refuseOvertaken(seen, initiative, after) }
    if after.status != initiative.status { after.since = now }
    after.changed = now
    return [FactEdit(before: .initiative(initiative), after: .initiative(after))]
  }

  private func refusal(_ initiative: Initiative, _ words: String) -> ActFailure {
    .refused("\(initiative.id): \(words)")
  }

  private func changed(_ initiative: Initiative, by act: Act) throws -> Initiative {
    if case .changeInitiative(let revision) = act { return try revise(initiative, revision) }
    if case .reopenInitiative = act { return try reopen(initiative) }
    guard initiative.status.isOpen else {
      let word = initiative.status == .done ? "is done" : "was dropped"
      throw refusal(initiative, "\(word): take it up again first")
    }
    var after = initiative
    switch act {
    case .planInitiative(let quarter, let owner):
      after.quarter = quarter
      after.owner = owner ?? initiative.owner
      if initiative.status != .running { after.status = quarter == nil ? .idea : .planned }
    case .milestone(let news):
      try tell(news, of: &after)
      if news.state == .done { after.status = .running }
    case .advance(let percent):
      after.progress = percent
      after.status = .running
    case .finishInitiative(let outcome, let brought):
      after.status = .done
      after.outcome = outcome
      after.brought = brought ?? initiative.brought
    case .dropInitiative(let reason):
      guard !reason.isBlank else { throw refusal(initiative, "an initiative is dropped for a reason") }
      after.status = .dropped
      after.outcome = reason
    default: break
    }
    return after
  }

  private func revise(_ initiative: Initiative, _ revision: InitiativeRevision) throws -> Initiative {
    var after = revision.applied(to: initiative)
    guard !after.title.isBlank else { throw refusal(initiative, "an initiative needs a title") }
    // Whether it is planned is whether it has a quarter.
    if [.idea, .planned].contains(after.status) { after.status = after.quarter == nil ? .idea : .planned }
    return after
  }

  private func reopen(_ initiative: Initiative) throws -> Initiative {
    guard !initiative.status.isOpen else { throw refusal(initiative, "is under way: there is nothing to take up") }
    var after = initiative
    let hasBegun = initiative.progress != nil || initiative.milestones.contains { $0.done != nil }
    after.status = hasBegun ? .running : initiative.quarter == nil ? .idea : .planned
    after.outcome = ""
    after.brought = nil
    return after
  }

  private func tell(_ news: MilestoneNews, of initiative: inout Initiative) throws {
    let title = folded(news.title)
    let place = initiative.milestones.firstIndex { folded($0.title) == title }
    guard news.state != .removed else {
      guard let place else { throw refusal(initiative, "there is no milestone '\(news.title)'") }
      initiative.milestones.remove(at: place)
      return
    }
    var milestone = place.map { initiative.milestones[$0] } ?? Initiative.Milestone(title: news.title)
    milestone.due = news.due ?? milestone.due
    switch news.state {
    case .done:
      let day = news.on ?? milestone.done ?? today
      guard day <= today else {
        throw refusal(initiative, "a milestone is reached on a day that has come: \(day.written) has not")
      }
      milestone.done = day
    case .planned: milestone.done = nil
    case .removed, nil: break
    }
    if let place { initiative.milestones[place] = milestone } else { initiative.milestones.append(milestone) }
  }
}

extension Initiative: EditedByField {
  var asFact: Fact { .initiative(self) }

  static func differences(_ one: Initiative, _ other: Initiative) -> Set<String> {
    var names: Set<String> = []
    if one.title != other.title { names.insert("title") }
    if one.description != other.description { names.insert("description") }
    if one.status != other.status { names.insert("status") }
    if one.impact != other.impact { names.insert("impact") }
    if one.effort != other.effort { names.insert("effort") }
    if one.owner != other.owner { names.insert("owner") }
    if one.quarter != other.quarter { names.insert("quarter") }
    if one.origin != other.origin { names.insert("origin") }
    if one.customers != other.customers { names.insert("customers") }
    if one.cost != other.cost { names.insert("cost") }
    if one.gain != other.gain { names.insert("gain") }
    if one.brought != other.brought { names.insert("brought") }
    if one.milestones != other.milestones { names.insert("milestones") }
    if one.progress != other.progress { names.insert("progress") }
    if one.outcome != other.outcome { names.insert("outcome") }
    return names
  }
}

extension Initiative {
  /// What a verb would do, with values that are always right and leave nothing as it is.
  func trial(_ verb: Verb, on today: LocalDate) -> Act {
    switch verb {
    case .schedule: return .planInitiative((quarter ?? Quarter(today)).adding(1), owner: nil)
    case .milestone: return .milestone(MilestoneNews(title + "…"))
    case .progress: return .advance(progress == 1 ? 2 : 1)
    case .finish: return .finishInitiative(outcome: "", brought: nil)
    case .drop: return .dropInitiative(reason: "…")
    case .reopen: return .reopenInitiative
    default:
      var revision = InitiativeRevision()
      revision.title = title + "…"
      return .changeInitiative(revision)
    }
  }
}

extension Initiative {
  /// Nothing would be another after an act that says how it is to be.
  func isLike(after act: Act) -> Bool {
    switch act {
    case .planInitiative(let quarter, let owner):
      let isPlannedSo = status == .running || (status == .idea) == (quarter == nil)
      return status.isOpen && isPlannedSo && quarter == self.quarter && (owner ?? self.owner) == self.owner
    case .advance(let percent): return status == .running && progress == percent
    case .milestone(let news):
      guard let known = milestones.first(where: { folded($0.title) == folded(news.title) }),
        (news.due ?? known.due) == known.due
      else { return false }
      switch news.state {
      case .done: return status == .running && known.done.map { (news.on ?? $0) == $0 } ?? false
      case .planned: return known.done == nil
      case .removed: return false
      case nil: return true
      }
    default: return false
    }
  }
}
