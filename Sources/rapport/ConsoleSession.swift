import ConsoleApp
import CursesTerminal
import CustomerSuccess
import Foundation
import Framework
import Interchange
import SQLiteEngine
import SuccessStore
import TerminalUI

/// The console on the terminal, from the first frame to the last.
struct ConsoleSession {
  /// Opened on another core while the terminal is taken over.
  var store: Early<any SuccessStore>
  /// As far as it is known before the store is open.
  var rulebook: Rulebook
  var database: String
  var me: String
  var clock: ConsoleClock
  var theme: ThemeChoice
  var configuration: Configuration
  var themes: ThemeLibrary
  var viewsFile: ViewsFile
  var drafts: DraftFolder
  /// Where the person's own mappings are.
  var mappings: String
  var sources: ToldSources
  var framework: FrameworkWatch
  var plans: PlanDesk
  var differences: DifferenceDesk
  /// What is looked back at.
  var past: String?
  /// Said at the start.
  var complaint: String?

  /// Says so in a sentence before anything is opened or made, where there is no terminal to draw on.
  static func requireTerminal() throws {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      throw Complaint.complain(
        "The console needs a terminal for input and output; for scripts there are 'rapport report', 'list' and 'show'.",
        Complaint.workFailed)
    }
    do { try CursesTerminal.requireUsable() } catch {
      throw Complaint.complain(error.description, Complaint.workFailed)
    }
  }

  /// Answers for which moment it was left; nil where it was left for good.
  @MainActor
  func run(on held: HeldTerminal) throws -> PastWish? {
    // What is wrong in it is said before the terminal is taken over.
    let views = try Complaint.reading { () throws(DocumentError) in try viewsFile.read() }
    return try run(views, on: try held.open(theme, mouse: configuration.usesMouse))
  }

  /// What is wrong with the theme, where it cannot be shown.
  @MainActor
  private func show(_ name: String, on terminal: CursesTerminal) -> String? {
    do throws(DocumentError) {
      var wanted = configuration
      wanted.theme = name
      terminal.use(try themes.choice(wanted))
      return nil
    } catch {
      return error.description
    }
  }

  /// The first frame stands before the database is open.
  @MainActor
  private func store(
    behind console: Console, on terminal: CursesTerminal
  ) throws -> (store: any SuccessStore, rulebook: Rulebook) {
    var canvas = terminal.canvas()
    console.draw(on: &canvas)
    terminal.present(canvas)
    let store = try store.value()
    return (store, try waiting { try await store.answer(RulebookQuery()) })
  }

  private func imports(into store: any SuccessStore) -> ImportDesk {
    let refusal =
      past.map { "\($0): nothing can be imported there.".capitalizedFirst }
      ?? (SQLiteEngine.canOnlyBeRead(store.path)
        ? "This database can only be read; nothing can be imported into it." : nil)
    return ImportDesk(mappings: mappings, refusal: refusal)
  }

  @MainActor
  private func run(_ views: [SavedView], on terminal: CursesTerminal) throws -> PastWish? {
    var setting = Console.Setting(
      database: database, me: me, rulebook: rulebook, configuration: configuration, themes: themes.choices)
    setting.views = views
    setting.console = drafts.console
    setting.shellCommands = Set(Rapport.commandNames)
    setting.past = past
    setting.complaint = complaint
    let empty = Console(setting, size: terminal.size, now: clock.now())
    let (store, rulebook) = try store(behind: empty, on: terminal)
    setting.take(rulebook)
    setting.isReadOnly = store.isReadOnly
    let console = Console(setting, size: terminal.size, now: clock.now())
    let mailbox = Mailbox<Event>(wake: terminal.wake)
    let runner = CommandRunner()
    let clipboard = Clipboard()
    let opener = LinkOpener(configured: configuration.opener)
    let desk = drafts.desk
    let performer = Performer(
      store: store, clock: clock, mailbox: mailbox, imports: imports(into: store), plans: plans,
      differences: differences)
    defer { performer.stop() }
    var program = ConsoleProgram(
      console, performer: performer, clock: clock,
      outside: ConsoleProgram.Outside(
        suspend: { terminal.suspend() }, edit: { request in terminal.lend { desk.edit(request) } },
        editMapping: { text in terminal.lend { Editor().edit(text, named: "mapping.yaml") } },
        copy: { request in
          clipboard.copy(request, by: terminal.copy) { mailbox.post(.said($0, isComplaint: $1)) }
        },
        openLink: { link in
          let told: @Sendable (String, Bool) -> Void = { mailbox.post(.said($0, isComplaint: $1)) }
          guard !opener.open(link, told: told) else { return }
          clipboard.copy(CopyRequest(text: link.text, name: link.text), by: terminal.copy, told: told)
        },
        theme: { name in show(name, on: terminal) },
        saveView: { view in viewsFile.keep(view) },
        look: { terminal.theme },
        announce: { news in
          configuration.notify.tell(news, on: terminal, runner) { mailbox.post(.said($0, isComplaint: true)) }
        }, drafts: desk))
    terminal.setTitle((["Rapport", database] + [past].compactMap(\.self)).joined(separator: " · "))
    // In the past nothing happens.
    if past == nil { start(performer, rulebook) }
    if let words = try? framework.passedOver(in: store) { mailbox.post(.said(words, isComplaint: true)) }
    _ = EventLoop.run(&program, on: terminal, mailbox: mailbox)
    terminal.putBack(program.unread)
    return program.wish
  }

  private func start(_ performer: Performer, _ rulebook: Rulebook) {
    performer.startTidying()
    performer.startOutreach(configuration.outreach)
    performer.startSending(configuration.mail, zone: rulebook.zone)
    performer.startWatching(
      configuration.notify.desk(for: me), rules: rulebook, sources: sources.news, framework: framework.news)
  }
}

extension Console.Setting {
  init(database: String, me: String, rulebook: Rulebook, configuration: Configuration, themes: [String]) {
    self.init(
      database: database, me: me, zone: rulebook.zone, health: rulebook.health, training: rulebook.training,
      support: rulebook.support)
    take(rulebook)
    role = configuration.role
    keyMap = configuration.keyMap
    macros = configuration.macros
    mail = configuration.mail
    self.themes = themes
    theme = configuration.theme
  }
}
