internal import CNcurses
import Glibc
import TerminalUI

/// What the environment says about the terminal, found out before anything is written to it.
struct TerminalProfile {
  /// What the person allows; what the terminal can do is asked for apart.
  enum ColourChoice { case never, allowed }

  let term: String
  let colours: ColourChoice
  let glyphs: GlyphSet
  /// How typed text is coded.
  let coding: TypedBytes.Coding
  /// Understands the control sequences of xterm for paste, mouse, title and clipboard.
  let isXtermLike: Bool

  init() throws(TerminalError) {
    for (descriptor, name) in [(STDIN_FILENO, "standard input"), (STDOUT_FILENO, "standard output")]
    where isatty(descriptor) == 0 {
      throw .notATerminal(stream: name)
    }
    term = TerminalProfile.variable("TERM") ?? ""
    var status: Int32 = 0
    guard !term.isEmpty, setupterm(term, STDOUT_FILENO, &status) == OK else {
      throw status == 1 ? .unsuitable(term: term) : .unknown(term: term)
    }
    guard nc_string("cup") != nil else { throw .unsuitable(term: term) }
    colours = TerminalProfile.variable("NO_COLOR") == nil ? .allowed : .never
    glyphs = TerminalProfile.localeGlyphs()
    coding = TerminalProfile.localeCoding()
    isXtermLike = nc_string("kmous") != nil
  }

  /// Asked once it is started: whether what `rep` says holds for every glyph.
  var repeatsAnyGlyph: Bool { nc_string("rep") != nil && TerminalProfile.repeatsAnyGlyph(TerminalProfile.variable) }

  /// Many call themselves xterm and repeat letters only, tmux among them. Those that are known to do it well say who they
  /// are, unless there is another in between, which has their variables too.
  static func repeatsAnyGlyph(_ variable: (String) -> String?) -> Bool {
    let isBetween = ["TMUX", "STY", "ZELLIJ"].contains { variable($0) != nil }
    return !isBetween && ["XTERM_VERSION", "VTE_VERSION"].contains { variable($0) != nil }
  }

  /// The variable, if it is set and not empty.
  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// A locale that was asked for is taken at its word; where none was, this century's terminals speak UTF-8.
  private static func localeGlyphs() -> GlyphSet {
    let chosen = setlocale(LC_ALL, "") != nil
    let said = variable("LC_ALL") ?? variable("LC_CTYPE") ?? variable("LANG")
    if !chosen || said == nil, setlocale(LC_CTYPE, "C.UTF-8") == nil { return .ascii }
    return codeset == "UTF-8" ? .unicode : .ascii
  }

  private static var codeset: String {
    nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } ?? ""
  }

  /// ASCII is what the C locale says that knows nothing of the terminal.
  private static func localeCoding() -> TypedBytes.Coding {
    ["", "UTF-8", "ANSI_X3.4-1968", "US-ASCII"].contains(codeset) ? .utf8 : .locale
  }

  func depth() -> Capabilities.Colours {
    guard colours == .allowed, has_colors() else { return .none }
    switch nc_colors() {
    case 0x100_0000...: return .trueColour
    case 256...: return .palette256
    case 16...: return .sixteen
    case 8...: return .eight
    default: return .none
    }
  }
}
