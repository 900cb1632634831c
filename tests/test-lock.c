#include "mdg-test-register.h"

#include "mdg-error.h"
#include "mdg-lock.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
  char *lock_path;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->folder = mdg_test_folder_new ();
  self->path = g_build_filename (self->folder, "台帳.madoguchi", NULL);
  self->lock_path = g_strconcat (self->path, "-lock", NULL);
  mdg_test_write (self->path, "x", 1);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_lock_set_mounts (NULL);
  mdg_test_folder_free (self->folder);
  g_free (self->path);
  g_free (self->lock_path);
}

static MdgLock *
take (Fixture *self,
      const char *who)
{
  g_autoptr (GError) error = NULL;
  MdgLock *lock = mdg_lock_take (self->path, who, 0, &error);

  g_assert_no_error (error);

  return lock;
}

static void
test_one_holder (Fixture *self,
                 gconstpointer data)
{
  g_autoptr (MdgLock) lock = take (self, "佐藤\n花子");
  g_autoptr (MdgLockHolder) holder = mdg_lock_read_holder (self->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *link_path = g_build_filename (self->folder, "other name", NULL);

  g_assert_true (mdg_lock_was_released (lock));
  g_assert_cmpstr (holder->who, ==, "佐藤 花子");
  g_assert_cmpstr (holder->machine, ==, g_get_host_name ());
  g_assert_cmpint (holder->pid, ==, getpid ());

  g_assert_null (mdg_lock_take (self->path, "鈴木", 0, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, "佐藤 花子"));
  g_assert_nonnull (strstr (error->message, g_get_host_name ()));
  g_clear_error (&error);

  g_assert_cmpint (symlink (self->path, link_path), ==, 0);
  g_assert_null (mdg_lock_take (link_path, "鈴木", 0, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_LOCKED);
  g_clear_error (&error);

  mdg_lock_set_who (lock, "田中");
  g_assert_null (mdg_lock_take (self->path, "鈴木", 0, &error));
  g_assert_nonnull (strstr (error->message, "田中"));

  g_clear_pointer (&lock, mdg_lock_release);
  g_assert_false (g_file_test (self->lock_path, G_FILE_TEST_EXISTS));
  g_assert_null (mdg_lock_read_holder (self->path));
  lock = take (self, "鈴木");
  g_assert_true (mdg_lock_was_released (lock));
}

static void
test_killed_holder (Fixture *self,
                    gconstpointer data)
{
  g_autoptr (MdgLock) lock = NULL;
  int pipes[2];
  char byte;
  pid_t child;

  g_assert_cmpint (pipe (pipes), ==, 0);
  child = fork ();
  if (child == 0)
    {
      MdgLock *held = mdg_lock_take (self->path, "子", 0, NULL);

      if (held == NULL || write (pipes[1], "x", 1) != 1)
        _exit (1);
      for (;;)
        pause ();
    }

  g_assert_cmpint (read (pipes[0], &byte, 1), ==, 1);
  g_assert_null (mdg_lock_take (self->path, "親", 0, NULL));
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  close (pipes[0]);
  close (pipes[1]);

  lock = take (self, "親");
  g_assert_false (mdg_lock_was_released (lock));
}

static gpointer
release_later (gpointer data)
{
  g_usleep (150000);
  mdg_lock_release (data);

  return NULL;
}

static void
test_waiting (Fixture *self,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MdgLock) second = NULL;
  gint64 start = g_get_monotonic_time ();
  MdgLock *first = take (self, "先");
  GThread *thread;

  g_assert_null (mdg_lock_take (self->path, "後", 100, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_LOCKED);
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 100000);
  g_clear_error (&error);

  thread = g_thread_new ("release", release_later, first);
  second = mdg_lock_take (self->path, "後", 5000, &error);
  g_assert_no_error (error);
  g_thread_join (thread);
}

static void
test_strange_lock_files (Fixture *self,
                         gconstpointer data)
{
  static const char *const texts[] = { "", "garbage", "machine: ", "machine: \xff\xfe", "who: a\nmachine: b\nsince: never\npid: 99999999999999999999\n" };
  g_autoptr (GError) error = NULL;
  g_autofree char *huge = g_strnfill (100000, 'm');

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MdgLock) lock = NULL;

      mdg_test_write (self->lock_path, texts[i], strlen (texts[i]));
      lock = take (self, "誰");
      g_assert_nonnull (lock);
    }
  mdg_test_write (self->lock_path, huge, 100000);
  g_clear_pointer (&huge, g_free);
  mdg_lock_release (take (self, "誰"));

  g_assert_cmpint (g_mkdir (self->lock_path, 0700), ==, 0);
  g_assert_null (mdg_lock_take (self->path, "誰", 0, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_FAILED);
  g_rmdir (self->lock_path);
}

static void
test_network_shares (Fixture *self,
                     gconstpointer data)
{
  static const struct
  {
    const char *type;
    gboolean refused;
  } types[] = { { "ext4", FALSE }, { "btrfs", FALSE }, { "fuseblk", FALSE }, { "fuse.ntfs-3g", FALSE }, { "vfat", FALSE }, { "nfs4", TRUE }, { "nfs", TRUE }, { "cifs", TRUE }, { "smb3", TRUE }, { "9p", TRUE }, { "fuse.sshfs", TRUE }, { "fuse.gvfsd-fuse", TRUE } };
  g_autofree char *mounts = g_build_filename (self->folder, "mounts", NULL);
  g_autofree char *real = realpath (self->folder, NULL);
  g_autofree char *missing = g_build_filename (self->folder, "not yet", NULL);

  mdg_lock_set_mounts (mounts);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *text = g_strdup_printf ("22 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
                                               "36 22 0:40 / %s rw,noatime shared:1 - %s server:/x rw\n"
                                               "37 22 0:41 / %s-other rw - nfs server:/y rw\n",
                                               real,
                                               types[i].type,
                                               real);
      g_autoptr (GError) error = NULL;

      mdg_test_write (mounts, text, strlen (text));
      g_assert_cmpint (mdg_lock_check_file_system (self->path, &error), ==, !types[i].refused);
      g_assert_cmpint (mdg_lock_check_file_system (missing, NULL), ==, !types[i].refused);
      if (types[i].refused)
        g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
    }

  mdg_lock_set_mounts (NULL);
  g_assert_true (mdg_lock_check_file_system ("/", NULL));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/lock/one-holder", test_one_holder);
  ADD ("/lock/killed-holder", test_killed_holder);
  ADD ("/lock/waiting", test_waiting);
  ADD ("/lock/strange-lock-files", test_strange_lock_files);
  ADD ("/lock/network-shares", test_network_shares);

  return g_test_run ();
}
