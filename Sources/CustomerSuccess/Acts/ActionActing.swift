extension Acting {
  func edits(_ request: ActRequest, action id: ActionID) throws -> [FactEdit] {
    guard case .action(let item) = try source.fact(.action(id)) else { throw missing(request.target) }
    var after = item
    var more: [FactEdit] = []
    switch request.act {
    case .revise(let revision): try revise(&after, revision)
    case .finish(let status, let note):
      try finish(&after, status)
      more = try settled(by: after)
      if !note.isBlank {
        more += [try activity(item.kind.isEmpty ? "Action" : item.kind, item.title, note, item.customer)]
      }
    case .snooze(let until, let reason): try snooze(&after, until, reason)
    case .wake:
      guard item.snooze != nil else { throw refusal(item, "is not snoozed") }
      after.snooze = nil
    case .tick(let step, let isDone):
      guard !after.checklist.isEmpty else { throw refusal(item, "has no checklist") }
      guard after.checklist.indices.contains(step) else { throw refusal(item, "has no step \(step + 1)") }
      after.checklist[step].isDone = isDone
    case .reopenAction:
      guard !item.status.isOpen else { throw refusal(item, "is open") }
      after.status = .pending
      after.ended = nil
    default: return []
    }
    guard after != item else { throw refusal(item, "is like that already") }
    if case .action(let seen) = request.sight { try refuseOvertaken(seen, item, after) }
    return [FactEdit(before: .action(item), after: .action(after))] + more
  }

  private func refusal(_ item: ActionItem, _ words: String) -> ActFailure { .refused("\(item.id): \(words)") }

  private func revise(_ item: inout ActionItem, _ revision: ActionRevision) throws {
    if let title = revision.title {
      guard !title.isBlank else { throw refusal(item, "an action item needs a title") }
      item.title = title
    }
    item.kind = revision.kind ?? item.kind
    item.description = revision.description ?? item.description
    item.priority = revision.priority ?? item.priority
    item.owner = revision.owner ?? item.owner
    item.due = revision.due ?? item.due
    item.checklist = revision.checklist ?? item.checklist
    guard let status = revision.status, status != item.status else { return }
    guard status.isOpen else { throw refusal(item, "\(status.title) ends it: complete or drop it instead") }
    guard item.status.isOpen else { throw refusal(item, "is \(item.status.title.lowercased()): reopen it first") }
    item.status = status
  }

  private func finish(_ item: inout ActionItem, _ status: ActionStatus) throws {
    guard item.status.isOpen else { throw refusal(item, "is \(item.status.title.lowercased()) already") }
    guard !status.isOpen else { throw refusal(item, "\(status.title) is no outcome") }
    item.status = status
    item.ended = now
    item.snooze = nil
  }

  private func snooze(_ item: inout ActionItem, _ until: LocalDate, _ reason: String) throws {
    guard item.status.isOpen else {
      throw refusal(item, "is \(item.status.title.lowercased()), there is nothing to snooze")
    }
    guard until > today else { throw refusal(item, "can be snoozed until a day after today") }
    guard !reason.isBlank else { throw refusal(item, "snoozing needs a reason") }
    item.snooze = Snooze(until: until, reason: reason)
  }
}

extension ActionItem: EditedByField {
  var asFact: Fact { .action(self) }

  /// The fields in which two states of an item differ, by their names.
  static func differences(_ one: ActionItem, _ other: ActionItem) -> Set<String> {
    var names: Set<String> = []
    if one.title != other.title { names.insert("title") }
    if one.kind != other.kind { names.insert("type") }
    if one.description != other.description { names.insert("description") }
    if one.priority != other.priority { names.insert("priority") }
    if one.owner != other.owner { names.insert("owner") }
    if one.due != other.due { names.insert("due") }
    if one.status != other.status { names.insert("status") }
    if one.snooze != other.snooze { names.insert("snooze") }
    if one.checklist != other.checklist { names.insert("checklist") }
    return names
  }
}
