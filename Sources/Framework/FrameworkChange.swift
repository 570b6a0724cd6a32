/// A value of the framework that a file makes another than it was, and what follows from it.
public struct FrameworkChange: Hashable, Sendable {
  public var path: String
  /// Nil where nothing of the kind was there.
  public var before: String?
  /// Nil where it is taken away.
  public var after: String?
  /// Which figures it moves, in words.
  public var moves: String

  public init(path: String, before: String?, after: String?, moves: String) {
    self.path = path
    self.before = before
    self.after = after
    self.moves = moves
  }
}

extension FrameworkDocument {
  /// What `document`, one's own over the shipped one, makes different, in its order; what is taken away at the end.
  public func changes(in document: DocumentNode) throws(DocumentError) -> [FrameworkChange] {
    changes(from: try shipped(), to: document)
  }

  /// What `other` makes different from `document`, in its order; what is taken away at the end.
  public func changes(from document: DocumentNode, to other: DocumentNode) -> [FrameworkChange] {
    let (old, new) = (document.values(shape), other.values(shape))
    let before = Dictionary(old.map { ($0.path, $0.text) }) { first, _ in first }
    let known = Set(new.map(\.path))
    let changed = new.filter { before[$0.path] != $0.text }
      .map { FrameworkChange(path: $0.path, before: before[$0.path], after: $0.text, moves: moves($0.path)) }
    let gone = old.filter { !known.contains($0.path) }
      .map { FrameworkChange(path: $0.path, before: $0.text, after: nil, moves: moves($0.path)) }
    return changed + gone
  }

  /// The values of `document` that `own`, the text of a file, does not say itself.
  public func leftOut(by own: String, file: String, of document: DocumentNode) throws(DocumentError) -> [DocumentValue]
  {
    let said = Set(try DocumentNode(parsing: own, file: file).values(shape).map(\.path))
    return document.values(shape).filter { !said.contains($0.path) }
  }

  /// By the document's section, and where that is not enough by what stands further in.
  private func moves(_ path: String) -> String {
    let section = path.prefix { $0 != "." }
    switch (self, section) {
    case (.health, "coverageFloor"): return "which scores are provisional"
    case (.health, "overrides"): return "how long a person's judgement holds"
    case (.health, "trend"): return "changes and trends of scores"
    case (.health, "expansion"): return "expansion opportunities"
    case (.health, "levelScores"): return "scores of judged metrics, and all scores made of them"
    case (.health, "categories"):
      return path.hasSuffix(".range") ? "status, counts by status, what is due at a status" : "words only"
    case (.health, _):
      return path.hasSuffix("title") ? "words only" : "all scores, past ones too, and what is counted by them"
    case (.sla, "policies"), (.sla, "day"):
      return "deadlines, the queue's order, and promises met and broken, past ones too"
    case (.sla, "tiers"):
      return path.contains(".handOff") || path.hasSuffix(".calendar") ? "hand-off clocks" : "words only"
    case (.sla, _): return "words only"
    case (.calendars, _): return "every deadline that is counted on it, past ones too"
    case (.training, "passMark"): return "which assessments are passed, and so progress and completion"
    case (.training, "certificateMonths"): return "last days of certificates that are yet to be given"
    case (.training, "warningDays"): return "when an ending certificate is told"
    case (.training, _):
      return path.contains(".modules.") && !path.hasSuffix(".title") && !path.hasSuffix(".objectives")
        ? "progress, completion and who may have a certificate" : "words only"
    case (.improvement, "causes"): return "which causes can be named, and the fishbone"
    case (.improvement, "lessons"): return "training gaps"
    case (.improvement, "roadmap"): return "the improvement board's corners, and who has taken on too much"
    case (.improvement, _): return "how an article begins"
    case (.contracts, "renewalMonths"): return "until when a renewal holds where no day is told"
    case (.contracts, _): return "which reasons for leaving can be named"
    case (.outreach, "lateAfterDays"): return "what is history when it comes in"
    case (.outreach, "messages"): return "which messages are drafted and which wait"
    case (.outreach, _):
      return [".title", ".trigger", ".timing"].contains(where: path.hasSuffix)
        ? "words only" : "what fires from the next run on, and the action items it makes"
    case (.programmes, "expansion") where [".identification.", ".value."].contains(where: path.contains):
      return path.hasSuffix(".title") ? "words only" : "what opportunities score, and are worth"
    case (.programmes, "expansion") where path.hasSuffix("againAfterDays"):
      return "when a customer has a new opportunity"
    case (.programmes, _):
      return [".title", ".target", ".trigger", ".frequency", ".personalization"].contains(where: path.hasSuffix)
        ? "words only" : "who is in, and what touches bring, from the next run on"
    case (.feedback, "themes"): return path.hasSuffix(".title") ? "words only" : "what texts are about"
    case (.feedback, "activities"): return "which notes are what customers say"
    case (.feedback, _): return "how texts are meant, past ones too"
    case (.messages, _): return "how messages read that nobody has written or approved yet"
    case (.metrics, "figures"):
      return path.hasSuffix(".metric")
        ? "the metrics dashboard's figure" : "the metrics dashboard's targets and trends"
    case (.metrics, "impact") where path.hasSuffix("baseMonthsAgo"): return "what the promised impact compares with"
    case (.metrics, _):
      return [".title", ".goal"].contains(where: path.hasSuffix) ? "words only" : "the metrics dashboard's objectives"
    case (.journeys, "nearDays"): return "when a step of a journey is somebody's work"
    case (.journeys, "closesAfterDays"): return "how long an unfinished journey is asked for"
    case (.journeys, "cohortDays"): return "whom the funnel counts"
    case (.journeys, "objective"): return "the onboarding report's objective"
    case (.journeys, _):
      return [".title", ".goal", ".focus", ".support", ".attendees", ".message"].contains(where: path.hasSuffix)
        ? "words only" : "steps of journeys with their dates, of those under way too"
    }
  }
}
