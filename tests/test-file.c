#include "mdg-error.h"
#include "mdg-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Longer than one write of the seam, so that a stop can fall into the middle. */
#define OLD "the old content, which was saved yesterday and must not be lost"
#define NEW "the new content, which is longer than the old one so that a mixture of the two shows"
#define WRITE_SIZE 16

typedef gboolean (*Replace) (const char *path,
                             const char *content,
                             GError **error);

typedef enum
{
  FAULT_NONE,
  FAULT_FAIL, /* the call fails */
  FAULT_KILL, /* the process ends in the middle of the call */
} Fault;

static struct
{
  Fault fault;
  int at;
  int calls;
  int code;
} seam;

/* TRUE when this is the call to fail. */
static gboolean
is_hit (void)
{
  return seam.fault != FAULT_NONE && seam.calls++ == seam.at;
}

static gboolean
fail_now (void)
{
  if (seam.fault == FAULT_NONE)
    {
      seam.calls++;
      return FALSE;
    }
  if (!is_hit ())
    return FALSE;
  if (seam.fault == FAULT_KILL)
    kill (getpid (), SIGKILL);
  errno = seam.code;

  return TRUE;
}

static int
seam_open (const char *path,
           int flags,
           mode_t mode)
{
  return fail_now () ? -1 : open (path, flags, mode);
}

/* Short writes, and a half one before the end. */
static ssize_t
seam_write (int fd,
            const void *data,
            size_t size)
{
  size_t part = MIN (size, WRITE_SIZE);

  if (seam.fault != FAULT_NONE && seam.calls == seam.at)
    g_assert_cmpint (write (fd, data, part / 2), ==, part / 2);

  return fail_now () ? -1 : write (fd, data, part);
}

static int
seam_fsync (int fd)
{
  return fail_now () ? -1 : fsync (fd);
}

static int
seam_close (int fd)
{
  gboolean fails = fail_now ();
  int closed = close (fd);

  if (fails)
    errno = seam.code;
  return fails ? -1 : closed;
}

static int
seam_rename (const char *from,
             const char *to)
{
  return fail_now () ? -1 : rename (from, to);
}

static int
seam_unlink (const char *path)
{
  return fail_now () ? -1 : unlink (path);
}

static const MdgFileOps seam_ops = { seam_open, seam_write, seam_fsync, seam_close, seam_rename, seam_unlink };

static gboolean
replace_safely (const char *path,
                const char *content,
                GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));

  return mdg_file_replace_bytes (path, bytes, error);
}

/* What a program does that thinks nothing will happen. */
static gboolean
replace_in_place (const char *path,
                  const char *content,
                  GError **error)
{
  const MdgFileOps *ops = mdg_file_get_ops ();
  int fd = ops->open (path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  gboolean written = fd >= 0 && mdg_file_write_all (fd, content, strlen (content), NULL);

  written = fd >= 0 && ops->fsync (fd) == 0 && written;
  written = fd >= 0 && ops->close (fd) == 0 && written;
  if (!written)
    g_set_error (error, MDG_ERROR, MDG_ERROR_FAILED, "Not written");

  return written;
}

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  self->folder = g_dir_make_tmp ("mdg-file-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "register.xml", NULL);
  seam = (typeof (seam)){ .code = EIO };
  mdg_file_set_ops (&seam_ops);
}

/* Empties the folder; returns how many files were there besides the one at path. */
static int
count_strays (Fixture *self,
              gboolean remove_all)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;
  int strays = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      gboolean is_stray = !g_str_equal (path, self->path);

      strays += is_stray;
      if (is_stray || remove_all)
        g_assert_cmpint (g_unlink (path), ==, 0);
    }

  return strays;
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  mdg_file_set_ops (NULL);
  count_strays (self, TRUE);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
}

static void
put_old (Fixture *self)
{
  g_assert_true (g_file_set_contents (self->path, OLD, -1, NULL));
}

static gboolean
holds (Fixture *self,
       const char *content)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (self->path, &text, NULL, NULL) && g_str_equal (text, content);
}

static int
count_calls (Fixture *self,
             Replace replace)
{
  put_old (self);
  seam.fault = FAULT_NONE;
  seam.calls = 0;
  g_assert_true (replace (self->path, NEW, NULL));
  g_assert_true (holds (self, NEW));

  return seam.calls;
}

/* Fails each call in turn; the number of times the old content was lost. */
static int
count_lost_by_failure (Fixture *self,
                       Replace replace)
{
  int n = count_calls (self, replace);
  int lost = 0;

  for (int at = 0; at < n; at++)
    {
      g_autoptr (GError) error = NULL;
      gboolean replaced;

      put_old (self);
      seam.fault = FAULT_FAIL;
      seam.at = at;
      seam.calls = 0;
      replaced = replace (self->path, NEW, &error);
      seam.fault = FAULT_NONE;

      if (replaced)
        g_assert_no_error (error);
      else
        g_assert_error (error, MDG_ERROR, MDG_ERROR_FAILED);
      lost += !holds (self, OLD) && !holds (self, NEW);
      if (replace == replace_safely)
        g_assert_cmpint (count_strays (self, FALSE), ==, 0);
    }

  return lost;
}

/* Kills the process in each call in turn. */
static int
count_lost_by_kill (Fixture *self,
                    Replace replace)
{
  int n = count_calls (self, replace);
  int lost = 0;

  for (int at = 0; at < n; at++)
    {
      pid_t child;
      int status;

      put_old (self);
      seam.fault = FAULT_KILL;
      seam.at = at;
      seam.calls = 0;
      child = fork ();
      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        {
          replace (self->path, NEW, NULL);
          _exit (0);
        }
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
      seam.fault = FAULT_NONE;

      lost += !holds (self, OLD) && !holds (self, NEW);
      count_strays (self, FALSE);
    }

  return lost;
}

static void
test_replace (Fixture *self,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GStatBuf info;

  g_assert_true (replace_safely (self->path, NEW, &error));
  g_assert_no_error (error);
  g_assert_true (holds (self, NEW));
  g_assert_cmpint (g_stat (self->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (count_strays (self, FALSE), ==, 0);

  g_assert_true (replace_safely (self->path, "", &error));
  g_assert_true (holds (self, ""));
}

static void
test_fail_each_call (Fixture *self,
                     gconstpointer data)
{
  g_assert_cmpint (count_lost_by_failure (self, replace_safely), ==, 0);
}

static void
test_kill_at_each_call (Fixture *self,
                        gconstpointer data)
{
  g_assert_cmpint (count_lost_by_kill (self, replace_safely), ==, 0);
}

/* The two tests above would notice a writer that loses something. */
static void
test_control (Fixture *self,
              gconstpointer data)
{
  g_assert_cmpint (count_lost_by_failure (self, replace_in_place), >, 0);
  g_assert_cmpint (count_lost_by_kill (self, replace_in_place), >, 0);
}

static void
test_order (Fixture *self,
            gconstpointer data)
{
  int n = count_calls (self, replace_safely);

  /* open, writes, fsync, close, rename, then open, fsync and close of the folder. */
  g_assert_cmpint (n, ==, 1 + (int) (sizeof NEW - 1 + WRITE_SIZE - 1) / WRITE_SIZE + 3 + 3);
}

static gboolean
give_up (int fd,
         gpointer data,
         GError **error)
{
  mdg_file_write_all (fd, "half", 4, NULL);
  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, "not today");

  return FALSE;
}

static void
test_writer_refuses (Fixture *self,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  put_old (self);
  g_assert_false (mdg_file_replace (self->path, give_up, NULL, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_assert_true (holds (self, OLD));
  g_assert_cmpint (count_strays (self, FALSE), ==, 0);
}

static void
test_messages (Fixture *self,
               gconstpointer data)
{
  static const struct
  {
    int code;
    int at;
    const char *part;
  } rows[] = {
    { ENOSPC, 1, "disk is full" },
    { EDQUOT, 2, "disk is full" },
    { EACCES, 0, "may not be written to" },
    { EROFS, 0, "may not be written to" },
    { ENOENT, 0, "folder is gone" },
    { EIO, 1, "unchanged" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      put_old (self);
      seam = (typeof (seam)){ FAULT_FAIL, rows[i].at, 0, rows[i].code };
      g_assert_false (replace_safely (self->path, NEW, &error));
      g_assert_error (error, MDG_ERROR, MDG_ERROR_FAILED);
      g_assert_nonnull (strstr (error->message, rows[i].part));
      g_assert_nonnull (strstr (error->message, "register.xml"));
      g_assert_true (holds (self, OLD));
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/file/replace", test_replace);
  ADD ("/file/fail-each-call", test_fail_each_call);
  ADD ("/file/kill-at-each-call", test_kill_at_each_call);
  ADD ("/file/control", test_control);
  ADD ("/file/order", test_order);
  ADD ("/file/writer-refuses", test_writer_refuses);
  ADD ("/file/messages", test_messages);

  return g_test_run ();
}
