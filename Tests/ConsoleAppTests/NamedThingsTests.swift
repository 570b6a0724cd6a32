import CustomerSuccess
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// What is named in a line or a form and is not there, and names that nobody has yet: of every act that asks for one.
@Suite struct NamedThingsTests {
  private let fixture: ConsoleFixture
  init() throws { fixture = try ConsoleFixture() }

  private struct Asking {
    var place: [String]
    var verb: Verb
    var parameters: [Parameter]
  }

  /// Places where something of each kind is chosen.
  private static let places = [["2"], ["3"], ["4"], ["2", "enter", "G"], ["5", "tab"], ["8"], ["8", "tab"]]

  /// Every act that can be begun at one of the places and asks for what is wanted, once.
  private func acts(asking isWanted: (Parameter) -> Bool) -> [Asking] {
    var seen: Set<String> = []
    var found: [Asking] = []
    for place in Self.places {
      let console = console(place)
      for verb in Verb.allCases {
        guard let subject = console.subjects(for: verb).first else { continue }
        let parameters = verb.parameters(for: subject, console.setting.acting)
        guard parameters.contains(where: isWanted), seen.insert("\(verb) \(subject.target.kind)").inserted else {
          continue
        }
        found.append(Asking(place: place, verb: verb, parameters: parameters))
      }
    }
    return found
  }

  private func console(_ keys: [String]) -> Console {
    var console = fixture.settled()
    for key in keys { fixture.press(&console, key) }
    console.people = ["dana", "sam"]
    return console
  }

  private func sample(_ parameter: Parameter) -> String {
    switch parameter.kind {
    case .line where parameter.hint.hasPrefix("2026-12-01 14:00"): "2026-12-01 14:00"
    case .line, .text: "some"
    case .person: "Yara Smith"
    case .day: "7d"
    case .moment: "4h"
    case .number(_, let range): "\(range.lowerBound)"
    case .choice(let choices): choices.first?.value ?? ""
    case .words(let words): words.first ?? ""
    case .thing: "X-99999"
    }
  }

  private func isThing(_ parameter: Parameter) -> Bool { if case .thing = parameter.kind { true } else { false } }
  private func isPerson(_ parameter: Parameter) -> Bool { parameter.kind == .person }

  private func values(_ parameters: [Parameter], _ isWanted: (Parameter) -> Bool) -> [String: String] {
    Dictionary(uniqueKeysWithValues: parameters.filter { $0.isRequired || isWanted($0) }.map { ($0.name, sample($0)) })
  }

  private func jobs(_ effects: [Effect]) -> Int { effects.count { if case .perform = $0 { true } else { false } } }

  @Test func aThingThatIsNotThereIsRefusedInTheLine() throws {
    let acts = acts(asking: isThing)
    #expect(Set(acts.map(\.verb)).isSuperset(of: [.merge, .link, .survey, .open]))
    for act in acts {
      var console = console(act.place)
      let told = values(act.parameters, isThing).map { "\($0):\($1)" }.joined(separator: " ")
      fixture.press(&console, ":")
      for letter in "\(act.verb.rawValue) \(told)" { fixture.press(&console, letter == " " ? "space" : String(letter)) }
      guard case .palette(let view)? = console.overlay else { return #expect(Bool(false), "\(act)") }
      let words = view.meaning?.words ?? "nothing"
      // What is no customer's id may be words of a name: the form looks for them, and for anything else there is nothing to look for.
      let isLookedFor = act.parameters.contains { $0.kind == .thing(.customer) }
      #expect(
        words.contains(isLookedFor ? "X-99999, looked for in the form" : "found 'X-99999', expected a"),
        "\(act): \(words)")
      #expect(view.meaning?.isTrouble == !isLookedFor)
      #expect(jobs(console.handle(.keys([.enter]))) == 0, "\(act)")
      if isLookedFor, case .form = console.overlay {} else if isLookedFor { Issue.record("no form: \(act)") }
    }
  }

  @Test func aThingThatIsNotThereIsSaidInTheForm() throws {
    for act in acts(asking: isThing) {
      var console = console(act.place)
      let subjects = Array(console.subjects(for: act.verb).prefix(1))
      let values = values(act.parameters.filter { !isThing($0) }) { _ in false }
      console.overlay = .form(FormView(verb: act.verb, subjects: subjects, parameters: act.parameters, values: values))
      for _ in act.parameters.indices {
        guard case .form(let form)? = console.overlay, !isThing(form.fields[form.current].parameter) else { break }
        fixture.press(&console, "tab")
      }
      for letter in "X-99999" { fixture.press(&console, String(letter)) }
      guard case .form(let noted)? = console.overlay else { return #expect(Bool(false), "\(act)") }
      // The fixture finds tickets by any words, so that for a merge there are some of another customer.
      let isElsewhere = act.verb == .merge && noted.elsewhere?.found.isEmpty == false
      #expect(isElsewhere || noted.referenceNote?.hasPrefix("found 'X-99999', expected a") == true, "\(act)")
      #expect(jobs(console.handle(.keys([.enter]))) == 0, "\(act)")
      guard case .form(let refused)? = console.overlay else { return #expect(Bool(false), "\(act)") }
      #expect(
        refused.mistake?.message.hasPrefix("found 'X-99999'") == true, "\(act) \(String(describing: refused.mistake))")
    }
  }

  @Test(arguments: [Key.enter, .escape, .character("y")])
  func aNewNameIsAskedAboutOnce(_ answer: Key) throws {
    let acts = acts(asking: isPerson)
    #expect(Set(acts.map(\.verb)).isSuperset(of: [.assign, .add, .open, .edit]))
    for act in acts {
      var console = console(act.place)
      let subjects = Array(console.subjects(for: act.verb).prefix(1))
      let people = act.parameters.filter(isPerson)
      let initial = console.reader.initialValues(act.verb, for: subjects.first)
      let values = initial.merging(values(act.parameters, isPerson)) { $0.isEmpty ? $1 : $0 }
        .merging(people.map { ($0.name, "Yara Smith") }) { $1 }
      console.overlay = .form(FormView(verb: act.verb, subjects: subjects, parameters: act.parameters, values: values))
      #expect(jobs(console.handle(.keys([.enter]))) == 0, "\(act)")
      guard case .form(let asked)? = console.overlay else { return #expect(Bool(false), "\(act)") }
      #expect(asked.doubt == .newName("Yara Smith"), "\(act) \(String(describing: asked.mistake))")
      let question = "Yara Smith is a new name: Enter again to keep it, Esc to correct it."
      #expect(fixture.frame(console).text.contains(question))
      let isKept = answer == .enter
      #expect(jobs(console.handle(.keys([answer]))) == (isKept ? 1 : 0), "\(act)")
      guard !isKept, case .form(let mended)? = console.overlay else { continue }
      #expect(mended.doubt == nil && isPerson(mended.fields[mended.current].parameter))
      #expect(mended.fields[mended.current].value == (answer == .escape ? "Yara Smith" : "y"))
    }
  }
}
