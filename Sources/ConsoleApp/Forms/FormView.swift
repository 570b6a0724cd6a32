import CustomerSuccess
import TerminalUI

/// Asks for what a verb has to be told, on one thing or many.
struct FormView: Hashable, Sendable {
  let verb: Verb
  /// What it was opened on.
  let things: [ActSubject]
  /// The first field says what it is done to.
  let asksWho: Bool
  private(set) var fields: [FormField]
  private(set) var current = 0
  private(set) var mistake: ParameterError?
  /// Why the store would not have it.
  private(set) var refusal: String?
  /// Who is meant by a name, if anybody is: one that nobody has yet may be a slip of the finger.
  private(set) var personNote: String?
  /// What is wrong with the thing that is named, if it is not there.
  var referenceNote: String?
  /// Looked for once none of those that are offered is meant; nil before.
  var elsewhere: Elsewhere?
  /// What the act would bring about, such as the new deadlines of another severity.
  var preview: [String] = []
  /// What is asked before going on; any key but `y` is no, where nothing else is said.
  private(set) var doubt: Doubt?
  /// New names that are meant.
  private var keptNames: Set<String> = []
  /// When what stands there was typed, if that was before the form was opened.
  var draftedAt: String?
  /// What others have changed since that was typed, in words.
  var changedSince: [String] = []
  /// What has been seen of its things since it was opened.
  var sights: [Target: ActRequest.Sight] = [:]
  /// What has come to its ticket since it was opened, in words; the conversation may stand behind it.
  var news: String?
  /// What others have made of its ticket meanwhile, once that was shown.
  var meanwhile: Meanwhile?
  /// As the form began, without any draft.
  private(set) var beginning: [String: String]

  enum Doubt: Hashable, Sendable {
    case throwAway
    /// The store's words on why it had rather not.
    case insist(String)
    /// Nobody is called so yet: Enter keeps it, Esc goes back, and what is typed corrects it.
    case newName(String)
  }

  enum Outcome: Hashable {
    case editing
    case submitted
    /// Left as it is.
    case left
    case thrownAway
    /// Done all the same.
    case insisted
    /// The current field's text is wanted in the person's own editor.
    case wantsEditor
  }

  init(
    verb: Verb, subjects: [ActSubject], parameters: [Parameter], values: [String: String], asksWho: Bool = false
  ) {
    self.verb = verb
    self.asksWho = asksWho
    things = subjects
    fields = parameters.map { FormField($0, value: values[$0.name] ?? "") }
    if asksWho {
      var who = FormField(FormView.who, value: "")
      who.offer(subjects.map { PickInput.Option(subject: $0, title: $0.title) }, isAnswer: false)
      fields.insert(who, at: 0)
    }
    beginning = [:]
    // The first answer that is needed and that nothing has told; where all is told, the first that is in words of one's own.
    current =
      fields.firstIndex {
        $0.parameter.isRequired && ($0.value.isEmpty || (values[$0.parameter.name] ?? "").isEmpty && !$0.isPicked)
      } ?? fields.firstIndex { $0.parameter.isWritten } ?? 0
    current = FormView.beginning(at: current, of: fields)
    beginning = self.values(of: fields)
  }

  /// A day that stands before words of one's own comes first: typed where those are asked for, it would be taken for them.
  private static func beginning(at current: Int, of fields: [FormField]) -> Int {
    guard current > 0, fields[current].parameter.isWritten, fields[current - 1].parameter.isRequired else {
      return current
    }
    switch fields[current - 1].parameter.kind {
    case .day, .moment: return current - 1
    default: return current
    }
  }

  static let who = Parameter("customer", "Customer", .thing(.customer), hint: "a name or an id")

  /// What it is done to; none while it is not known.
  var subjects: [ActSubject] {
    guard asksWho else { return things }
    return fields.first?.pick?.picked.map { [$0.subject] } ?? []
  }

  var values: [String: String] { values(of: fields) }

  private func values(of fields: [FormField]) -> [String: String] {
    Dictionary(fields.dropFirst(asksWho ? 1 : 0).map { ($0.parameter.name, $0.value) }) { first, _ in first }
  }

  var deed: Deed { Deed(verb, values) }

  /// What stands as the form began it.
  var untouched: Set<String> { Set(beginning.filter { values[$0.key] == $0.value }.keys) }

  /// Words were typed that would be missed.
  var isWritten: Bool {
    fields.contains { field in
      field.parameter.isWritten && !field.value.isEmpty && field.value != beginning[field.parameter.name]
    }
  }

  /// `size` is the screen's: a text is moved in by the rows in which it is shown.
  mutating func press(_ key: Key, people: [String], on size: Size) -> Outcome {
    refusal = nil
    if let doubt, let outcome = answer(key, to: doubt) { return outcome }
    let room = layout(on: size).rects[current].size
    switch key {
    case .escape, .control("c"): return .left
    case .enter: return asksWhichAnywhere() ? .editing : .submitted
    case .control("x") where isWritten: doubt = .throwAway
    case .tab, .backTab: if !asksWhich() { step(by: key == .tab ? 1 : -1) }
    case .down where !fields[current].takesMove(key, in: room): step(by: 1)
    case .up where !fields[current].takesMove(key, in: room): step(by: -1)
    case .control("e") where fields[current].isText: return .wantsEditor
    case .control("o") where fields[current].isText: type(.enter, people, room)
    default: type(key, people, room)
    }
    return .editing
  }

  /// Nil where the key is meant for the form.
  private mutating func answer(_ key: Key, to doubt: Doubt) -> Outcome? {
    self.doubt = nil
    if case .newName(let name) = doubt { return answer(key, toNewName: name) }
    guard let isMeant = key.answer else { return nil }
    guard isMeant else { return .editing }
    return doubt == .throwAway ? .thrownAway : .insisted
  }

  private mutating func answer(_ key: Key, toNewName name: String) -> Outcome? {
    switch key {
    case .enter:
      keptNames.insert(name)
      return .submitted
    case .escape: return .editing
    default: return nil
    }
  }

  /// A name that nobody has yet, and that nobody has said is meant.
  func newName(among people: [String]) -> (name: String, field: Int)? {
    guard !people.isEmpty else { return nil }
    for (index, field) in fields.enumerated() where field.parameter.kind == .person {
      let name = field.value.withoutOuterBlanks
      if PersonName(name, among: people) == .new, !keptNames.contains(name) { return (name, index) }
    }
    return nil
  }

  mutating func askAbout(_ newName: (name: String, field: Int)) {
    current = newName.field
    doubt = .newName(newName.name)
  }

  /// Where several things fit what was typed, the field is left only once one of them is meant.
  private mutating func asksWhich() -> Bool {
    let parameter = fields[current].parameter
    guard let count = fields[current].pick?.undecided, let first = fields[current].pick?.picked else {
      // It was asked, and is answered.
      if fields[current].pick?.isDecided == true, mistake?.parameter == parameter.name { mistake = nil }
      return false
    }
    fields[current].decide()
    mistake = ParameterError(
      parameter.name, "\(NumberWords.whole(count)) fit: the arrows choose, or the same key again takes \(first.title)")
    return true
  }

  /// Nothing is sent with the first of several things that somebody may have meant.
  private mutating func asksWhichAnywhere() -> Bool {
    guard let index = fields.firstIndex(where: { $0.pick?.undecided != nil }) else { return false }
    current = index
    return asksWhich()
  }

  private mutating func step(by step: Int) { current = (current + step + fields.count) % fields.count }

  private mutating func type(_ key: Key, _ people: [String], _ room: Size) {
    fields[current].press(key, people: people, in: room)
    if mistake?.parameter == fields[current].parameter.name { mistake = nil }
    (referenceNote, elsewhere) = (nil, nil)
    personNote = fields.lazy.compactMap { $0.personNote(among: people) }.first
  }

  /// A click on a field goes there; anywhere else it does nothing.
  mutating func click(_ point: Point, on size: Size) {
    let layout = layout(on: size)
    guard let line = layout.rects.firstIndex(where: { point.y >= $0.y && point.y < $0.endY }),
      layout.dialog.contains(point)
    else { return }
    let rect = layout.rects[line]
    let wasCurrent = line == current
    current = line
    let place = Point(x: point.x - rect.x, y: point.y - rect.y)
    if place.x >= 0, wasCurrent || fields[line].isText { fields[line].click(at: place, in: rect.size) }
  }

  mutating func complain(_ error: ParameterError) {
    mistake = error
    if let referenceNote, let picking, fields[picking].parameter.name == error.parameter {
      mistake?.message = referenceNote
    }
    current = fields.firstIndex { $0.parameter.name == error.parameter } ?? current
  }

  /// What is wrong, with the field's name before it.
  var mistakeWords: String? {
    guard let mistake else { return nil }
    let field = fields.first { $0.parameter.name == mistake.parameter }
    return "\(field?.parameter.title ?? mistake.parameter): \(mistake.message)"
  }

  mutating func refuse(_ words: String) { refusal = words }

  mutating func askWhether(_ words: String) { doubt = .insist(words) }

  mutating func edited(_ text: String) { fields[current].set(text) }

  /// Other choices of a field, once it is known what there is.
  mutating func offer(_ choices: [Parameter.Choice], for name: String, chosen: String) {
    guard let index = fields.firstIndex(where: { $0.parameter.name == name }) else { return }
    var parameter = fields[index].parameter
    parameter.kind = .choice(choices)
    let value = fields[index].value
    fields[index] = FormField(parameter, value: choices.contains { $0.value == value } ? value : chosen)
  }

  mutating func offer(_ options: [PickInput.Option]) {
    guard let index = picking else { return }
    fields[index].offer(options)
  }

  /// The field whose things are looked for: the current one before any other.
  var picking: Int? {
    fields[current].pick != nil ? current : fields.firstIndex { $0.pick != nil }
  }

  mutating func set(_ name: String, to value: String) {
    guard let index = fields.firstIndex(where: { $0.parameter.name == name }) else { return }
    fields[index].set(value)
  }

  /// Says what it is done to.
  mutating func put(_ who: PickInput.Option) {
    if asksWho { fields[0].offer([who], isAnswer: false) }
  }
}

extension FormField {
  fileprivate var isPicked: Bool { pick?.picked != nil }
}
