import Glibc
import SystemPackage
import Testing

@testable import Spool

@Suite("A watch of a rules folder")
struct FolderWatchTests {
  private let spool: TemporarySpool
  private var rules: String { spool.path + "/rules" }

  init() throws {
    spool = try TemporarySpool()
    try spool.makeFolder("rules")
    try spool.makeFolder("rules/sites")
  }

  @Test("hears changes in it and below it, once each")
  func hearsChanges() throws {
    var watch = try FolderWatch([FilePath(rules)])
    #expect(try !watch.drain())
    for name in ["a.yaml", "sites/b.yaml"] {
      try spool.write("rules: []", to: "rules/" + name)
      #expect(try watch.drain())
      #expect(try !watch.drain())
    }
    unlink(rules + "/a.yaml")
    #expect(try watch.drain())
    rename(rules + "/sites/b.yaml", rules + "/c.yaml")
    #expect(try watch.drain())
    #expect(try !watch.drain())
  }

  @Test("hears into folders that came later, with what was moved in with them")
  func hearsLaterFolders() throws {
    var watch = try FolderWatch([FilePath(rules)])
    try spool.makeFolder("new")
    try spool.makeFolder("new/deep")
    rename(spool.path + "/new", rules + "/new")
    #expect(try watch.drain())
    try spool.write("rules: []", to: "rules/new/deep/a.yaml")
    #expect(try watch.drain())
  }

  @Test("hears when the folder is replaced whole, is gone and comes again")
  func hearsReplacement() throws {
    var watch = try FolderWatch([FilePath(rules)])
    rename(rules, rules + ".old")
    #expect(try watch.drain())
    try spool.write("rules: []", to: "rules.old/a.yaml")
    #expect(try !watch.drain())
    try spool.makeFolder("rules")
    #expect(try watch.drain())
    try spool.write("rules: []", to: "rules/a.yaml")
    #expect(try watch.drain())
  }

  @Test("hears when a symbolic link in its place is turned to another folder")
  func hearsTurnedLink() throws {
    try spool.makeFolder("v2")
    symlink("rules", spool.path + "/current")
    var watch = try FolderWatch([FilePath(spool.path + "/current")])
    symlink("v2", spool.path + "/next")
    #expect(try !watch.drain())
    rename(spool.path + "/next", spool.path + "/current")
    #expect(try watch.drain())
    try spool.write("rules: []", to: "v2/a.yaml")
    #expect(try watch.drain())
    try spool.write("rules: []", to: "rules/a.yaml")
    #expect(try !watch.drain())
  }

  @Test("does not hear what happens beside it")
  func doesNotHearBeside() throws {
    var watch = try FolderWatch([FilePath(rules)])
    try spool.write("x", to: "beside")
    #expect(try !watch.drain())
  }
}
