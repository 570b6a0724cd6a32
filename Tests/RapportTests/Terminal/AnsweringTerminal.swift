import Foundation

/// A pseudo terminal that answers what its ground is, played by Python: tmux answers for itself, or not at all.
struct AnsweringTerminal {
  /// The program asked.
  var wasAsked: Bool
  /// It painted a light ground.
  var isLight: Bool
  /// It stood on its first screen afterwards and had no prompt open: none of the answer's letters was taken for a key.
  var isUndisturbed: Bool
  /// How the program ended.
  var status: Int32

  /// Plays until the program has drawn, been answered, shown its help and been left by `q`.
  ///
  /// `pause` seconds between the answer's bytes; nil sends it whole.
  init(answering answer: String, pause: Double? = nil, _ call: [String], environment: [String: String]) throws {
    let output = FileManager.default.temporaryDirectory.appending(path: "answering-\(UUID().uuidString)").path
    defer { unlink(output) }
    status = try RunningBinary.run(
      "/usr/bin/python3", ["-c", AnsweringTerminal.script, answer, pause.map { "\($0)" } ?? ""] + call, environment,
      output, "/dev/null")
    let words = String(decoding: try Data(contentsOf: URL(fileURLWithPath: output)), as: UTF8.self)
      .split(whereSeparator: \.isWhitespace)
    wasAsked = words.contains("asked")
    isLight = words.contains("light")
    isUndisturbed = words.contains("undisturbed")
  }

  private static let script = #"""
    import fcntl, os, pty, select, struct, sys, termios, time

    answer, pause, program = sys.argv[1], sys.argv[2], sys.argv[3:]
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm-256color"
        time.sleep(0.2)
        os.execv(program[0], program)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
    written = b""

    def reads(until, seconds):
        global written
        end = time.monotonic() + seconds
        while not until():
            left = end - time.monotonic()
            if left <= 0 or not select.select([terminal], [], [], left)[0]:
                return False
            try:
                block = os.read(terminal, 65536)
            except OSError:
                return False
            if not block:
                return False
            written += block
        return True

    reads(lambda: b"Portfolio health" in written, 60)
    if b"\x1b]11;?\x07" in written:
        print("asked")
        reply = b"\x1b]" + answer.encode() + b"\x1b\\"
        for piece in [reply] if not pause else [bytes([byte]) for byte in reply]:
            os.write(terminal, piece)
            if pause:
                reads(lambda: False, float(pause))
    os.write(terminal, b"?")
    if reads(lambda: b"any other key closes" in written, 60) and b"[2 Customers]" not in written:
        print("undisturbed")
    os.write(terminal, b"x")
    reads(lambda: False, 0.2)
    os.write(terminal, b"q")
    reads(lambda: False, 60)
    if b"48;5;231" in written:
        print("light")
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    """#
}
