#include "mdg-attachments.h"
#include "mdg-error.h"
#include "mdg-intake-sample.h"
#include "mdg-referral-drafts.h"
#include "mdg-test-register.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  MdgWorkspace *workspace;
  MdgRecord *referral;
} Fixture;

static void
save (Fixture *self,
      MdgChange *change)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (change);
  mdg_workspace_save (self->workspace, change, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autoptr (MdgChange) change = mdg_change_new ("Test");
  g_autofree char *path = NULL;

  self->folder = mdg_test_folder_new ();
  path = g_build_filename (self->folder, "test.madoguchi", NULL);
  self->workspace = mdg_intake_sample_open (path);
  self->referral = mdg_referral_drafts_new (self->workspace, "outreach");
  mdg_change_add (change, self->referral);
  save (self, change);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  g_object_unref (self->referral);
  mdg_workspace_close (self->workspace);
  g_assert_finalize_object (self->workspace);
  mdg_test_folder_free (self->folder);
}

static GBytes *
new_pdf (gsize size)
{
  g_autoptr (GString) text = g_string_new ("%PDF-1.4\n");

  while (text->len < size)
    g_string_append_c (text, 'x');
  g_string_append (text, "\n%%EOF\n");

  return g_string_free_to_bytes (g_steal_pointer (&text));
}

static void
test_scans (Fixture *self,
            gconstpointer data)
{
  const MdgUuid *uuid = mdg_record_get_uuid (self->referral);
  g_autoptr (GBytes) pdf = new_pdf (1000);
  g_autoptr (MdgChange) change = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GError) error = NULL;
  static const char *const bad[] = {
    "",
    "#!/bin/sh\nrm -rf ~\n",
    "MZ\x90 program",
    "\x7f"
    "ELF program",
    "%PDF-1.4 without an end",
    "<html>%PDF-1.4 %%EOF</html>",
    "\x89PNG\r\n\x1a\n cut off",
  };

  change = mdg_attachments_new_attached (self->workspace, uuid, "../../etc/依頼書 原本.exe", pdf, NULL);
  save (self, change);
  list = mdg_attachments_list (self->workspace, uuid, NULL);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (mdg_record_get_text (list->pdata[0], MDG_ATTACHMENT_NAME), ==, "依頼書 原本.pdf");
  back = mdg_attachments_load (self->workspace, list->pdata[0], NULL);
  g_assert_true (g_bytes_equal (back, pdf));
  g_assert_null (mdg_attachments_new_attached (self->workspace, uuid, "again.pdf", pdf, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_CONFLICT);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) content = g_bytes_new_static (bad[i], strlen (bad[i]));
      g_autoptr (GError) refused = NULL;

      g_assert_null (mdg_attachments_new_attached (self->workspace, uuid, "scan.pdf", content, &refused));
      g_assert_error (refused, MDG_ERROR, MDG_ERROR_INVALID);
    }

  {
    g_autoptr (GBytes) large = new_pdf (MDG_ATTACHMENT_MAX_BYTES + 1);
    g_autoptr (GError) refused = NULL;

    g_assert_null (mdg_attachments_new_attached (self->workspace, uuid, "scan.pdf", large, &refused));
    g_assert_error (refused, MDG_ERROR, MDG_ERROR_INVALID);
  }

  /* Damage behind our back is told. */
  mdg_record_set_text (list->pdata[0], MDG_ATTACHMENT_HASH, "0000");
  g_assert_null (mdg_attachments_load (self->workspace, list->pdata[0], NULL));
}

static void
test_names_of_scans (Fixture *self,
                     gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *clean;
  } rows[] = {
    { "scan.pdf", "scan.png" },
    { "/home/x/../../a.b.png", "a-b.png" },
    { "C:\\scans\\原本（控）.PDF", "原本（控）.png" },
    { "..", "original.png" },
    { "", "original.png" },
    { "$(reboot);'\"`.pdf", "(reboot).png" },
    { "-rf.pdf", "rf.png" },
    { "a\nb\tc\x01.pdf", "a-b-c.png" },
    { ".hidden", "hidden.png" },
    { "x\xe2\x80\xae"
      "fdp.exe",
      "x-fdp.png" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *clean = mdg_attachments_clean_name (rows[i].name, "png");

      g_assert_cmpstr (clean, ==, rows[i].clean);
    }
}

/* Half a gigabyte of nothing is refused before a byte of it is read; a pipe does not keep one waiting. */
static void
test_files_of_scans (Fixture *self,
                     gconstpointer data)
{
  g_autofree char *huge = g_build_filename (self->folder, "huge.pdf", NULL);
  g_autofree char *pipe_path = g_build_filename (self->folder, "pipe.pdf", NULL);
  g_autofree char *fine = g_build_filename (self->folder, "fine.pdf", NULL);
  g_autoptr (GBytes) pdf = new_pdf (5000);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GError) error = NULL;
  int fd = open (huge, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (ftruncate (fd, 500 * 1024 * 1024), ==, 0);
  close (fd);
  g_assert_null (mdg_attachments_read_file (huge, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_null (mdg_attachments_read_file (pipe_path, &error));
  g_assert_error (error, MDG_ERROR, MDG_ERROR_INVALID);
  g_assert_null (mdg_attachments_read_file (self->folder, NULL));

  mdg_test_write (fine, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf));
  back = mdg_attachments_read_file (fine, NULL);
  g_assert_true (g_bytes_equal (back, pdf));
}

#define ADD(path, function) g_test_add ("/attachments/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("scans", test_scans);
  ADD ("names-of-scans", test_names_of_scans);
  ADD ("files-of-scans", test_files_of_scans);

  return g_test_run ();
}
