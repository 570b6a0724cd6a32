import Statistics
import Testing

@testable import TerminalUI

@Suite struct TextAreaTests {
  private let room = Size(width: 12, height: 3)

  private func area(_ text: String, _ keys: Key...) -> TextArea {
    var area = TextArea(text)
    for key in keys { area.press(key, in: room) }
    return area
  }

  private func drawn(_ area: TextArea, _ size: Size) -> Canvas {
    var canvas = Canvas(size: size)
    area.draw(in: canvas.bounds, on: &canvas)
    return canvas
  }

  @Test(arguments: ["a\r\nb", "a\rb", "a\nb", "a\u{85}b", "a\u{2028}b"])
  func whateverEndsALineItIsOneLineEnd(pasted: String) {
    let area = area("", .paste(pasted))
    #expect(area.text == "a\nb")
    #expect(area.height(width: 12) == 2)
  }

  @Test func whatIsPastedIsEditedLikeWhatIsTyped() {
    let pasted = area(
      "", .paste("one\r\ntwo three\r\nfour"), .up, .end, .backspace, .character("E"), .up, .home, .character(">"))
    #expect(pasted.text == ">one\ntwo threE\nfour")
  }

  @Test func linesAreMadeAndJoined() {
    #expect(area("ab", .left, .enter).text == "a\nb")
    #expect(area("a\nb", .left, .backspace).text == "ab")
    #expect(area("a\nb", .up, .delete).text == "ab")
    #expect(area("a\nb", .up, .end, .control("k")).text == "ab", "at the end of a line the next one comes up")
    #expect(area("one\ntwo", .control("u")).text == "one\n")
    #expect(area("one\ntwo words", .control("w")).text == "one\ntwo ")
    #expect(area("one\ntwo", .modified(.control, .left), .modified(.control, .left), .control("k")).text == "\ntwo")
    #expect(area("one two", .alt("b"), .alt("d")).text == "one ")
    #expect(area("one\ntwo", .control("a"), .character("x")).text == "one\nxtwo")
    #expect(
      area("a\nb\nc", .modified(.control, .home), .character("x"), .modified(.control, .end), .character("y")).text
        == "xa\nb\ncy")
  }

  @Test func longLinesWrapBetweenWordsAndTheCursorFollows() {
    let text = area("the quick brown fox")
    #expect(drawn(text, Size(width: 12, height: 3)).trimmedText == "the quick\nbrown fox\n")
    #expect(drawn(text, Size(width: 12, height: 3)).cursor == Point(x: 9, y: 1))
    let word = area("abcdefghijklmnop")
    #expect(drawn(word, Size(width: 12, height: 2)).trimmedText == "abcdefghijk\nlmnop")
  }

  @Test func moreThanTheRoomScrollsToTheCursor() {
    var text = area("1\n2\n3\n4\n5")
    #expect(drawn(text, room).trimmedText == "3\n4\n5")
    for _ in 0..<4 { text.press(.up, in: room) }
    #expect(drawn(text, room).trimmedText == "1\n2\n3")
    text.press(.pageDown, in: room)
    text.press(.pageDown, in: room)
    #expect(drawn(text, room).cursor == Point(x: 1, y: 2))
    #expect(drawn(text, room).trimmedText == "3\n4\n5")
  }

  @Test func wideLettersTakeTwoColumnsAndMarksNone() {
    let text = area("東京 保険 Grüße")
    #expect(drawn(text, room).trimmedText == "東京 保険\nGrüße\n")
    var up = text
    up.press(.up, in: room)
    up.press(.character("x"), in: room)
    #expect(up.text == "東京x 保険 Grüße" || up.text == "東京 x保険 Grüße", "\(up.text)")
    #expect(area("cafe", .character("\u{301}"), .backspace).text == "caf")
  }

  @Test func upAndDownKeepTheirColumnPastShorterLines() {
    #expect(area("long line\nx\nlong line", .up, .up, .character("!")).text == "long line!\nx\nlong line")
  }

  @Test func aClickGoesThere() {
    var text = area("1\n2\n3\nfour\n5")
    text.click(at: Point(x: 2, y: 1), in: room)
    text.press(.character("|"), in: room)
    #expect(text.text == "1\n2\n3\nfo|ur\n5", "the rows that are shown count")
    text.click(at: Point(x: 40, y: 9), in: room)
    text.press(.character("|"), in: room)
    #expect(text.text.hasSuffix("5|"))
  }

  /// Whatever is pressed, the cursor is drawn and nothing but what was pressed changes the text.
  @Test(arguments: 1...20) func anyKeysLeaveTheCursorInTheRoom(seed: Int) {
    var numbers = SplitMix64(seed: UInt64(seed))
    var text = TextArea("")
    let keys: [Key] = [
      .character("a"), .character("東"), .character(" "), .enter, .up, .down, .left, .right, .home, .end, .pageUp,
      .pageDown, .backspace, .delete, .control("k"), .control("w"), .alt("b"), .alt("f"), .paste("x\r\ny z"),
    ]
    for _ in 0..<300 {
      let size = Size(width: Int.random(in: 2...14, using: &numbers), height: Int.random(in: 1...4, using: &numbers))
      guard let key = keys.randomElement(using: &numbers) else { continue }
      text.press(key, in: size)
      let canvas = drawn(text, size)
      let cursor = canvas.cursor ?? Point(x: -1, y: -1)
      #expect(canvas.bounds.contains(cursor), "\(key) \(size) \(text.text)")
    }
  }
}
