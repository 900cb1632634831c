#define G_LOG_DOMAIN "mdg-workspace"

#include "config.h"

#include "mdg-attachments.h"

#include "mdg-attachment-table.h"
#include "mdg-error.h"
#include "mdg-text.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_NAME 80

static const struct
{
  const char *media;
  const char *ending;
  gsize n_head;
  const char *head;
  gsize n_tail;
  const char *tail; /* must stand near the end: a file that was cut off or has something behind it is refused */
} kinds[] = {
  { "pdf", ".pdf", 5, "%PDF-", 5, "%%EOF" },
  { "png", ".png", 8, "\x89PNG\r\n\x1a\n", 8, "IEND\xae"
                                              "B`\x82" },
  { "jpeg", ".jpg", 3, "\xff\xd8\xff", 2, "\xff\xd9" },
};

#define TAIL 1024

const char *
mdg_attachments_find_media (GBytes *content)
{
  gsize size;
  const char *data = g_bytes_get_data (content, &size);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gsize tail = MIN (size, TAIL);

      if (size >= kinds[i].n_head + kinds[i].n_tail && memcmp (data, kinds[i].head, kinds[i].n_head) == 0 && memmem (data + size - tail, tail, kinds[i].tail, kinds[i].n_tail) != NULL)
        return kinds[i].media;
    }

  return NULL;
}

static gboolean
is_harmless (gunichar c)
{
  return g_unichar_isalnum (c) || c == ' ' || c == '_' || c == '(' || c == ')' || c == 0xFF08 || c == 0xFF09 || c == 0x30FC || c == 0x3005 || c == 0x30FB;
}

static const char *
get_ending (const char *media)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].media, media))
      return kinds[i].ending;

  return "";
}

char *
mdg_attachments_clean_name (const char *name,
                            const char *media)
{
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "", -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  const char *slash = strrchr (composed, '/');
  const char *back = strrchr (composed, '\\');
  const char *start = MAX (slash, back) != NULL ? MAX (slash, back) + 1 : composed;
  const char *dot = strrchr (start, '.');
  g_autoptr (GString) clean = g_string_new (NULL);
  glong n = 0;

  for (const char *p = start; *p != '\0' && (dot == NULL || dot == start || p < dot) && n < MAX_NAME; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_harmless (c))
        g_string_append_unichar (clean, c);
      else if (clean->len > 0 && clean->str[clean->len - 1] != '-')
        g_string_append_c (clean, '-');
      n++;
    }
  g_strstrip (clean->str);
  clean->len = strlen (clean->str);
  while (clean->len > 0 && clean->str[clean->len - 1] == '-')
    g_string_truncate (clean, clean->len - 1);
  if (clean->len == 0)
    g_string_append (clean, _ ("original"));
  g_string_append (clean, get_ending (media));

  return g_string_free (g_steal_pointer (&clean), FALSE);
}

static void
set_too_large (GError **error)
{
  g_autofree char *limit = g_strdup_printf ("%d", MDG_ATTACHMENT_MAX_BYTES / (1024 * 1024));

  g_set_error (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("This file is larger than %s MB. Scan it in black and white at 200 dpi, or in parts."), limit);
}

static gboolean
check_content (GBytes *content,
               const char **media,
               GError **error)
{
  if (g_bytes_get_size (content) > MDG_ATTACHMENT_MAX_BYTES)
    {
      set_too_large (error);
      return FALSE;
    }

  *media = mdg_attachments_find_media (content);
  if (*media == NULL)
    g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("Only whole PDF, PNG and JPEG files can be kept. This is none of them, whatever its name says."));

  return *media != NULL;
}

MdgChange *
mdg_attachments_new_attached (MdgWorkspace *workspace,
                              const MdgUuid *referral,
                              const char *name,
                              GBytes *content,
                              GError **error)
{
  g_autoptr (MdgRecord) attachment = MDG_RECORD (mdg_attachment_new ());
  g_autoptr (MdgChange) change = mdg_change_new (N_ ("Scan attached"));
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  g_autoptr (GPtrArray) known = NULL;
  g_autofree char *clean = NULL;
  g_autofree char *iso = NULL;
  MdgStaff *staff = mdg_workspace_get_staff (workspace);
  const char *media;
  MdgDate today;

  if (!check_content (content, &media, error))
    return NULL;

  known = mdg_attachments_list (workspace, referral, error);
  for (guint i = 0; known != NULL && i < known->len; i++)
    if (g_strcmp0 (mdg_record_get_text (known->pdata[i], MDG_ATTACHMENT_HASH), hash) == 0)
      {
        g_set_error_literal (error, MDG_ERROR, MDG_ERROR_CONFLICT, _ ("This scan is attached already."));
        return NULL;
      }
  if (known == NULL)
    return NULL;

  mdg_workspace_get_today (workspace, &today);
  iso = mdg_date_dup_iso (&today);
  clean = mdg_attachments_clean_name (name, media);
  mdg_record_set_reference (attachment, MDG_ATTACHMENT_REFERRAL, referral);
  mdg_record_set_text (attachment, MDG_ATTACHMENT_NAME, clean);
  mdg_record_set_text (attachment, MDG_ATTACHMENT_MEDIA, media);
  mdg_record_set_integer (attachment, MDG_ATTACHMENT_SIZE, (gint64) g_bytes_get_size (content));
  mdg_record_set_text (attachment, MDG_ATTACHMENT_HASH, hash);
  mdg_record_set_text (attachment, MDG_ATTACHMENT_ADDED_ON, iso);
  if (staff != NULL)
    mdg_record_set_reference (attachment, MDG_ATTACHMENT_STAFF, mdg_record_get_uuid (MDG_RECORD (staff)));
  mdg_change_add (change, attachment);
  mdg_change_add_content (change, hash, content);

  return g_steal_pointer (&change);
}

static GBytes *
read_all (int fd,
          gsize size,
          GError **error)
{
  g_autofree guint8 *data = g_malloc (size + 1);
  gsize done = 0;

  /* One byte more than it had: what grows meanwhile is seen. */
  while (done <= size)
    {
      ssize_t n = read (fd, data + done, size + 1 - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          g_set_error (error, MDG_ERROR, MDG_ERROR_FAILED, _ ("The file could not be read: %s"), g_strerror (errno));
          return NULL;
        }
      if (n == 0)
        return g_bytes_new_take (g_steal_pointer (&data), done);
      done += (gsize) n;
    }

  set_too_large (error);

  return NULL;
}

GBytes *
mdg_attachments_read_file (const char *path,
                           GError **error)
{
  /* A pipe or a device would keep the desk waiting for ever. */
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  GBytes *content = NULL;
  struct stat found;

  if (fd < 0)
    {
      g_set_error (error, MDG_ERROR, MDG_ERROR_NOT_FOUND, _ ("The file could not be opened: %s"), g_strerror (errno));
      return NULL;
    }

  if (fstat (fd, &found) != 0 || !S_ISREG (found.st_mode))
    g_set_error_literal (error, MDG_ERROR, MDG_ERROR_INVALID, _ ("This is not a file. Choose the scan itself."));
  else if (found.st_size > MDG_ATTACHMENT_MAX_BYTES)
    set_too_large (error);
  else
    content = read_all (fd, (gsize) found.st_size, error);
  close (fd);

  return content;
}

GPtrArray *
mdg_attachments_list (MdgWorkspace *workspace,
                      const MdgUuid *referral,
                      GError **error)
{
  return mdg_workspace_list_children (workspace, MDG_KIND_ATTACHMENT, MDG_ATTACHMENT_REFERRAL, referral, error);
}

GBytes *
mdg_attachments_load (MdgWorkspace *workspace,
                      MdgRecord *attachment,
                      GError **error)
{
  return mdg_attachment_table_load (mdg_workspace_get_store (workspace), mdg_record_get_text (attachment, MDG_ATTACHMENT_HASH), error);
}
