import Testing

@testable import CursesTerminal
@testable import TerminalUI

@Suite struct NotificationTests {
  @Test(arguments: [
    (NotificationForm.osc9, "a", "b", "\u{1B}]9;a: b\u{7}"),
    (.osc777, "a", "b", "\u{1B}]777;notify;a;b\u{7}"),
    (.osc777, "a;b", "c;d", "\u{1B}]777;notify;a,b;c;d\u{7}"),
    (.osc9, "x\u{7}y", "\u{1B}\\\u{1B}]0;evil\u{7}", "\u{1B}]9;x^Gy: ^[\\^[]0;evil^G\u{7}"),
    (.osc777, "\u{9C}", "a\nb", "\u{1B}]777;notify;<9C>;a\u{240A}b\u{7}"),
  ])
  func nothingInItSteersTheTerminal(form: NotificationForm, title: String, body: String, sequence: String) {
    #expect(ModeSequences.notification(title, body, by: form, glyphs: .unicode) == sequence)
  }
}
