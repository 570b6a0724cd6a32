import CustomerSuccess
import Testing

/// What stands in one line: declared by the fields, held by forms, commands and the rules that carry acts out.
@Suite struct TextLimitTests {
  @Test(
    arguments: [
      ("", nil), ("Zoé Walsh 日本 👩‍👩‍👧 …", nil), (String(repeating: "é", count: 100), nil),
      (String(repeating: "é", count: 101), "found 101 characters, expected at most 100"),
      ("a\nb", "found a line break, expected one line without control characters"),
      ("a\u{2028}b", "found a line break, expected one line without control characters"),
      ("a\tb", "found a tab, expected one line without control characters"),
      ("a\u{1B}[31mb", "found the control character U+001B, expected one line without control characters"),
      ("a\u{9B}b", "found the control character U+009B, expected one line without control characters"),
    ] as [(String, String?)])
  func aNameIsOneLineOfAtMostAHundred(_ text: String, _ complaint: String?) {
    #expect(TextLimit.name.complaint(text) == complaint)
  }

  @Test func aLineIsLonger() {
    #expect(TextLimit.line.complaint(String(repeating: "x", count: 500)) == nil)
    #expect(TextLimit.line.complaint(String(repeating: "x", count: 501)) != nil)
  }

  /// Whatever a verb asks for in one line, by the parameter's name; a text may have as many as it likes.
  @Test func everyVerbNamesTheParameterThatDoesNotFit() throws {
    let world = try ActWorld()
    let reader = ActReader(rules: world.rules, me: "dana", now: ActWorld.now)
    for verb in Verb.allCases {
      for kind in verb.targets {
        for parameter in verb.parameters(for: nil, on: kind, world.rules) {
          let values = [parameter.name: "a\nb"]
          do throws(ParameterError) {
            _ = try reader.act(verb, values, on: kind)
            #expect(parameter.kind == .text, "\(verb) \(parameter.name)")
          } catch {
            let isUnfit = error.message.contains("one line") && error.parameter == parameter.name
            #expect(isUnfit == (parameter.kind != .text), "\(verb) \(parameter.name): \(error)")
          }
        }
      }
    }
  }

  /// Also for whoever asks the rules without a reader, so that what is exported can be imported again.
  @Test func noActFillsAFieldWithWhatItMustNotHold() throws {
    let world = try ActWorld()
    var revision = ActionRevision()
    revision.owner = String(repeating: "x", count: 101)
    let acts: [(Act, Target)] = [
      (.assignTicket("a\nb"), .ticket("T-1")), (.retitle("a\tb"), .ticket("T-1")), (.revise(revision), .action("A-1")),
      (.addLearner(name: "a\nb", email: "", role: ""), .customer("C-1")),
    ]
    for (act, target) in acts {
      do {
        try world.perform(act, on: target)
        Issue.record("\(act) was done")
      } catch ActFailure.refused(let refusal) {
        #expect(refusal.description.contains("expected"), "\(act): \(refusal)")
      }
    }
  }
}
