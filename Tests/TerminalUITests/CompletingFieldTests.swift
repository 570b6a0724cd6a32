import Testing

@testable import TerminalUI

@Suite struct CompletingFieldTests {
  private static let people = [
    "Zoe Walsh", "Peter Rossi", "Peter Rossier", "Dana", "Dana O'Neil", "李 明", "José Núñez", "Ana", "Anastasia",
  ]

  private func typed(_ text: String, into field: CompletingField = CompletingField("")) -> CompletingField {
    var field = field
    for letter in text { field.press(.character(letter), candidates: Self.people, least: 3) }
    return field
  }

  /// Typed letter by letter over what was completed, a whole name is that name and nothing more.
  @Test(arguments: people) func aNameTypedWholeStaysItself(name: String) {
    #expect(typed(name).text == name)
    #expect(typed(name, into: CompletingField("dana", isSuggestion: true)).text == name)
    #expect(typed(name.lowercased()).text == name, "as it is spelled")
  }

  /// After every letter the text is what was typed, or the one name that begins so.
  @Test(arguments: people + ["Zoe Wu", "peter", "xyz"]) func everyPrefixIsWhatIsShown(name: String) {
    for length in 0...name.count {
      let prefix = String(name.prefix(length))
      let field = typed(prefix)
      let begin = Self.people.filter { $0.lowercased().hasPrefix(prefix.lowercased()) }
      let isWhole = Self.people.contains { $0.lowercased() == prefix.lowercased() }
      let isPlain = length < 3 || begin.count != 1 || isWhole
      let expected = isPlain ? prefix.lowercased() : begin[0].lowercased()
      #expect(field.text.lowercased() == expected)
      #expect(field.text.hasSuffix(field.rest))
    }
  }

  @Test func backspaceTakesTheRestAwayFirst() {
    var field = typed("Zoe")
    #expect(field.text == "Zoe Walsh" && field.rest == " Walsh")
    field.press(.backspace, candidates: Self.people)
    #expect(field.text == "Zoe" && field.rest.isEmpty)
    field.press(.backspace, candidates: Self.people)
    #expect(field.text == "Zo")
  }

  @Test func movingTakesWhatIsShown() {
    var field = typed("Zoe")
    field.press(.left, candidates: Self.people)
    field.press(.character("x"), candidates: Self.people)
    #expect(field.text == "Zoxe Walsh")
    var end = typed("zoe")
    end.press(.end, candidates: Self.people)
    end.press(.character("!"), candidates: Self.people)
    #expect(end.text == "Zoe Walsh!")
    var right = typed("Zoe")
    right.press(.right, candidates: Self.people)
    #expect(right.text == "Zoe Walsh" && right.rest.isEmpty)
  }

  @Test(arguments: people) func aPastedNameIsThatName(name: String) {
    var field = CompletingField("me", isSuggestion: true)
    field.press(.paste(name), candidates: Self.people, least: 3)
    #expect(field.text == name && field.rest.isEmpty)
    var part = CompletingField("")
    part.press(.paste("Zoe"), candidates: Self.people, least: 3)
    #expect(part.text == "Zoe", "what is pasted is meant as it is")
  }

  @Test func inTheMiddleNothingIsCompleted() {
    var field = typed("xyz")
    field.press(.home, candidates: Self.people)
    for letter in "Zoe" { field.press(.character(letter), candidates: Self.people, least: 3) }
    #expect(field.text == "Zoexyz")
  }

  @Test func theRestIsShownAsChosenBehindTheCursor() {
    var canvas = Canvas(size: Size(width: 20, height: 1))
    typed("zoe").draw(in: canvas.bounds, hasKeys: true, on: &canvas)
    #expect(canvas.trimmedText == "Zoe Walsh")
    #expect(canvas.styledText.contains("+reverse on input: Walsh"))
    #expect(canvas.cursor == Point(x: 3, y: 0))
  }
}
