import CustomerSuccess

/// Reads one tier's flow of `journeys.yaml`.
struct JourneyFlowReader {
  let id: FlowID

  /// It is another tier's.
  static func isBorrowed(_ node: DocumentNode) throws(DocumentError) -> Bool {
    try node.entries("a flow").contains { $0.key == "sameAs" }
  }

  func read(_ node: DocumentNode) throws(DocumentError) -> JourneyFlow {
    let fields = try node.fields(
      required: ["title"], optional: ["steps", "repeated", "prompts", "phases", "milestones", "weeks", "tracks"])
    var flow = JourneyFlow(id: id, title: try JourneyFields.words(fields["title"] ?? node, "the flow's title"))
    try each(fields["phases"], into: &flow, phase)
    try each(fields["steps"], into: &flow, step)
    let last = flow.lastDay
    for (key, node) in try fields["repeated"]?.entries() ?? [] {
      for step in try repeated(key, node, after: last) { try add(step, to: &flow, node) }
    }
    try each(fields["prompts"], into: &flow, prompt)
    for (key, node) in try fields["weeks"]?.entries() ?? [] { try group(key, node, ofWeeks: true, &flow) }
    for (key, node) in try fields["tracks"]?.entries() ?? [] { try group(key, node, ofWeeks: false, &flow) }
    try each(fields["milestones"], into: &flow, milestone)
    guard !flow.steps.isEmpty else { throw node.error("has no steps, expected steps, phases, weeks or tracks") }
    return flow
  }

  private func each(
    _ node: DocumentNode?, into flow: inout JourneyFlow,
    _ read: (String, DocumentNode) throws(DocumentError) -> FlowStep
  ) throws(DocumentError) {
    for (key, node) in try node?.entries() ?? [] { try add(try read(key, node), to: &flow, node) }
  }

  private func add(_ step: FlowStep, to flow: inout JourneyFlow, _ node: DocumentNode) throws(DocumentError) {
    guard flow[step.id] == nil else { throw node.error("\(step.id) stands twice in this flow") }
    flow.steps.append(step)
  }

  private func phase(_ key: String, _ node: DocumentNode) throws(DocumentError) -> FlowStep {
    let fields = try node.fields(required: ["days", "focus", "deliverables"], optional: ["support"])
    var step = FlowStep(
      id: StepID(key), kind: .phase, title: try JourneyFields.words(fields["focus"] ?? node, "what it is about"),
      days: try span(fields["days"] ?? node),
      checklist: try JourneyFields.texts(fields["deliverables"], "a list of deliverables"))
    step.words.support = try JourneyFields.optionalWords(fields["support"])
    return step
  }

  private func step(_ key: String, _ node: DocumentNode) throws(DocumentError) -> FlowStep {
    let fields = try node.fields(required: ["day", "trigger", "actions"], optional: ["startedBy", "goal"])
    let day = try fields["day"].days()
    var step = FlowStep(
      id: StepID(key), kind: .step, title: try JourneyFields.words(fields["trigger"] ?? node, "what starts it"),
      days: day...day, startedBy: try signal(fields["startedBy"]),
      checklist: try JourneyFields.texts(fields["actions"], "a list of actions"))
    step.words.goal = try JourneyFields.optionalWords(fields["goal"])
    return step
  }

  private func repeated(
    _ key: String, _ node: DocumentNode, after last: Int
  ) throws(DocumentError) -> [FlowStep] {
    let fields = try node.fields(required: ["frequency", "everyDays", "lastDay", "actions"], optional: ["goal"])
    let every = try fields["everyDays"].whole(in: 1...365, "a number of days")
    let title = try JourneyFields.words(fields["frequency"] ?? node, "how often, in words")
    let actions = try JourneyFields.texts(fields["actions"], "a list of actions")
    let goal = try JourneyFields.optionalWords(fields["goal"])
    let end = try fields["lastDay"].days()
    guard end >= last + every else {
      throw (fields["lastDay"] ?? node).error("found \(end), expected day \(last + every) or later")
    }
    return stride(from: last + every, through: end, by: every).map { day in
      var step = FlowStep(
        id: StepID("\(key).day\(day)"), kind: .step, title: title, days: day...day, checklist: actions, isRepeated: true
      )
      step.words.goal = goal
      return step
    }
  }

  private func prompt(_ key: String, _ node: DocumentNode) throws(DocumentError) -> FlowStep {
    let fields = try node.fields(required: ["trigger", "startedBy", "message"], optional: ["action", "timing"])
    var step = FlowStep(
      id: StepID(key), kind: .prompt, title: try JourneyFields.words(fields["trigger"] ?? node, "what starts it"),
      days: nil, startedBy: try signal(fields["startedBy"]))
    step.words.message = try JourneyFields.optionalWords(fields["message"])
    step.words.offer = try JourneyFields.optionalWords(fields["action"])
    step.words.timing = try JourneyFields.optionalWords(fields["timing"])
    return step
  }

  private func milestone(_ key: String, _ node: DocumentNode) throws(DocumentError) -> FlowStep {
    let fields = try node.fields(required: ["title"], optional: ["day", "week", "reachedBy"])
    let day = try date(fields, node)
    return FlowStep(
      id: StepID(key), kind: .milestone, title: try JourneyFields.words(fields["title"] ?? node, "what is reached"),
      days: day...day, reachedBy: try signal(fields["reachedBy"]))
  }

  /// A week with its check-ins, or a track with its touchpoints.
  private func group(
    _ key: String, _ node: DocumentNode, ofWeeks: Bool, _ flow: inout JourneyFlow
  ) throws(DocumentError) {
    let list = ofWeeks ? "checkIns" : "touchpoints"
    let fields = try node.fields(required: ["title", "objectives", list], optional: ["resources"])
    let group = FlowGroup(
      id: key, title: try JourneyFields.words(fields["title"] ?? node, "a title"),
      objectives: try JourneyFields.texts(fields["objectives"], "a list of objectives"),
      resources: try JourneyFields.texts(fields["resources"], "a list of resources"))
    flow.groups.append(group)
    for item in try fields[list]?.items("a list of \(ofWeeks ? "check-ins" : "touchpoints")") ?? [] {
      try add(try ofWeeks ? checkIn(item, group) : touchpoint(item, group), to: &flow, item)
    }
  }

  private func checkIn(_ node: DocumentNode, _ week: FlowGroup) throws(DocumentError) -> FlowStep {
    let fields = try node.fields(required: ["day", "type", "minutes"])
    let day = try fields["day"].days()
    return FlowStep(
      id: StepID("\(week.id).day\(day)"), kind: .checkIn,
      title: try JourneyFields.words(fields["type"] ?? node, "what is talked about"), days: day...day,
      minutes: try fields["minutes"].whole(in: 1...1440, "a number of minutes"), group: week.id,
      checklist: week.objectives, resources: week.resources)
  }

  private func touchpoint(_ node: DocumentNode, _ track: FlowGroup) throws(DocumentError) -> FlowStep {
    let fields = try node.fields(required: ["week", "type", "attendees"])
    let day = try date(fields, node)
    return FlowStep(
      id: StepID("\(track.id).week\(day / 7)"), kind: .touchpoint,
      title: try JourneyFields.words(fields["type"] ?? node, "what is done"), days: day...day,
      attendees: try JourneyFields.words(fields["attendees"] ?? node, "whom it needs"), group: track.id,
      checklist: track.objectives, resources: track.resources)
  }

  /// Week w ends on day 7w.
  private func date(_ fields: [String: DocumentNode], _ node: DocumentNode) throws(DocumentError) -> Int {
    switch (fields["day"], fields["week"]) {
    case (let day?, nil): return try Optional(day).days()
    case (nil, let week?): return 7 * (try Optional(week).whole(in: 1...140, "a number of weeks"))
    default: throw node.error("expected either a day or a week")
    }
  }

  /// `1-7`
  private func span(_ node: DocumentNode) throws(DocumentError) -> ClosedRange<Int> {
    let parts = try node.text().split(separator: "-").map { Int($0) }
    guard parts.count == 2, let first = parts[0], let last = parts[1], first <= last, last <= 1000 else {
      throw node.error("found '\(try node.text())', expected days such as 8-30")
    }
    return first...last
  }

  private func signal(_ node: DocumentNode?) throws(DocumentError) -> StepSignal? {
    guard let node else { return nil }
    let fields = try node.fields(optional: ["events", "counter", "reaches", "limitPercent"])
    var signal = StepSignal(events: try JourneyFields.texts(fields["events"], "a list of events' names"))
    if let counter = fields["counter"] {
      signal.counter = CounterID(try JourneyFields.words(counter, "a counter's name"))
      signal.reaches = try fields["reaches"].whole(in: 1...1_000_000_000, "a number")
    } else if let reaches = fields["reaches"] {
      throw reaches.error("says how far a counter gets, expected a counter beside it")
    }
    if fields["limitPercent"] != nil {
      signal.limitPercent = try fields["limitPercent"].whole(in: 1...100, "a percentage")
    }
    guard !signal.events.isEmpty || signal.counter != nil || signal.limitPercent != nil else {
      throw node.error("nothing starts it, expected events, a counter or limitPercent")
    }
    return signal
  }
}
