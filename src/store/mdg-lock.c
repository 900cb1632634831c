#define G_LOG_DOMAIN "mdg-store"

#include "config.h"

#include "mdg-lock.h"

#include "mdg-date.h"
#include "mdg-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define POLL_US 50000
#define MAX_TEXT 4096

struct _MdgLock
{
  char *path;
  int fd;
  char *since;
  gboolean was_released;
};

/* Two names of one register, a symbolic link say, must meet in one lock. */
static char *
dup_lock_path (const char *path)
{
  g_autofree char *real = realpath (path, NULL);

  return g_strconcat (real != NULL ? real : path, "-lock", NULL);
}

void
mdg_lock_holder_free (MdgLockHolder *holder)
{
  g_free (holder->who);
  g_free (holder->machine);
  g_free (holder->since);
  g_free (holder);
}

static MdgLockHolder *
parse_holder (const char *text)
{
  g_autoptr (MdgLockHolder) holder = g_new0 (MdgLockHolder, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 8);

  for (char **line = lines; *line != NULL; line++)
    {
      const char *value = strstr (*line, ": ");

      if (value == NULL || !g_utf8_validate (*line, -1, NULL))
        continue;
      value += 2;
      if (g_str_has_prefix (*line, "who: ") && holder->who == NULL)
        holder->who = g_strdup (value);
      else if (g_str_has_prefix (*line, "machine: ") && holder->machine == NULL)
        holder->machine = g_strdup (value);
      else if (g_str_has_prefix (*line, "since: ") && holder->since == NULL)
        holder->since = g_strdup (value);
      else if (g_str_has_prefix (*line, "pid: "))
        holder->pid = g_ascii_strtoll (value, NULL, 10);
    }

  return holder->machine != NULL ? g_steal_pointer (&holder) : NULL;
}

static MdgLockHolder *
read_holder (int fd)
{
  char text[MAX_TEXT + 1];
  gssize n = pread (fd, text, MAX_TEXT, 0);

  if (n <= 0)
    return NULL;

  text[n] = '\0';

  return parse_holder (text);
}

MdgLockHolder *
mdg_lock_read_holder (const char *path)
{
  g_autofree char *lock_path = dup_lock_path (path);
  int fd = g_open (lock_path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW, 0);
  MdgLockHolder *holder;

  if (fd < 0)
    return NULL;

  holder = read_holder (fd);
  close (fd);

  return holder;
}

static char *
dup_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  return g_strdelimit (g_steal_pointer (&valid), "\n\r", ' ');
}

/* Written whole and synced: after a power cut the next one must see that somebody was in. */
static gboolean
write_holder (MdgLock *self,
              const char *who)
{
  g_autofree char *name = dup_line (who);
  g_autofree char *text = g_strdup_printf ("who: %s\nmachine: %s\npid: %d\nsince: %s\n", name, g_get_host_name (), getpid (), self->since);
  gsize size = strlen (text);

  return ftruncate (self->fd, 0) == 0 && pwrite (self->fd, text, size, 0) == (gssize) size && fsync (self->fd) == 0;
}

void
mdg_lock_set_who (MdgLock *self,
                  const char *who)
{
  g_return_if_fail (self != NULL);

  if (!write_holder (self, who))
    g_warning ("The lock file cannot be written: %s", g_strerror (errno));
}

typedef enum
{
  TAKEN,
  HELD,
  GONE, /* the file was deleted by the one who held it: look again */
  BROKEN,
} Attempt;

static Attempt
try_lock (const char *lock_path,
          int *fd)
{
  struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  struct stat here;
  struct stat there;

  *fd = g_open (lock_path, O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW, 0600);
  if (*fd < 0)
    return BROKEN;
  if (fcntl (*fd, F_OFD_SETLK, &whole) != 0)
    return errno == EAGAIN || errno == EACCES ? HELD : BROKEN;
  if (fstat (*fd, &here) != 0 || !S_ISREG (here.st_mode))
    return BROKEN;

  return stat (lock_path, &there) == 0 && here.st_ino == there.st_ino && here.st_dev == there.st_dev ? TAKEN : GONE;
}

static void
refuse_held (int fd,
             GError **error)
{
  g_autoptr (MdgLockHolder) holder = read_holder (fd);
  g_autofree char *since = NULL;

  if (holder == NULL)
    {
      g_set_error_literal (error, MDG_ERROR, MDG_ERROR_LOCKED, _ ("This register is open in another window or program. Close it there, or open it here for reading only."));
      return;
    }

  since = holder->since != NULL && mdg_datetime_is_valid (holder->since) ? mdg_datetime_format (holder->since) : g_strdup ("?");
  if (holder->who != NULL && holder->who[0] != '\0')
    g_set_error (error, MDG_ERROR, MDG_ERROR_LOCKED, _ ("This register has been open since %s by %s on “%s”. Close it there, or open it here for reading only."), since, holder->who, holder->machine);
  else
    g_set_error (error, MDG_ERROR, MDG_ERROR_LOCKED, _ ("This register has been open since %s on “%s”. Close it there, or open it here for reading only."), since, holder->machine);
}

static void
refuse_broken (GError **error)
{
  g_set_error (error, MDG_ERROR, MDG_ERROR_FAILED, _ ("The register cannot be locked for writing: %s. Nothing was changed. Open it for reading only, or from a folder that can be written."), g_strerror (errno));
}

static MdgLock *
new_lock (const char *lock_path,
          int fd,
          const char *who,
          GError **error)
{
  g_autoptr (MdgLockHolder) last = read_holder (fd);
  MdgLock *self = g_new0 (MdgLock, 1);

  self->path = g_strdup (lock_path);
  self->fd = fd;
  self->since = mdg_datetime_now ();
  self->was_released = last == NULL;
  if (write_holder (self, who))
    return self;

  refuse_broken (error);
  mdg_lock_release (self);

  return NULL;
}

MdgLock *
mdg_lock_take (const char *path,
               const char *who,
               guint wait_ms,
               GError **error)
{
  g_autofree char *lock_path = dup_lock_path (path);
  gint64 until = g_get_monotonic_time () + (gint64) wait_ms * 1000;

  for (;;)
    {
      int fd;
      Attempt attempt = try_lock (lock_path, &fd);

      if (attempt == TAKEN)
        return new_lock (lock_path, fd, who, error);
      if (attempt == BROKEN)
        refuse_broken (error);
      if (attempt == HELD && g_get_monotonic_time () >= until)
        {
          refuse_held (fd, error);
          attempt = BROKEN;
        }
      if (fd >= 0)
        close (fd);
      if (attempt == BROKEN)
        return NULL;
      if (attempt == HELD)
        g_usleep (POLL_US);
    }
}

void
mdg_lock_release (MdgLock *self)
{
  g_unlink (self->path);
  close (self->fd);
  g_free (self->path);
  g_free (self->since);
  g_free (self);
}

gboolean
mdg_lock_was_released (MdgLock *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->was_released;
}
