#include "mdg-age-private.h"
#include "mdg-age.h"
#include "mdg-error.h"
#include "mdg-passphrase.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <pty.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PASSPHRASE "sakura-mikan"
#define CHUNK_SIZE (64 * 1024)

/* Bytes that differ from piece to piece. */
static GBytes *
make_plain (gsize size)
{
  guint8 *bytes = g_malloc (size + 1);

  for (gsize i = 0; i < size; i++)
    bytes[i] = (guint8) (i * 31 + i / 251);

  return g_bytes_new_take (bytes, size);
}

static GBytes *
seal_with (GBytes *plain,
           const char *passphrase)
{
  g_autoptr (GOutputStream) sealed = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  stream = mdg_age_seal (sealed, passphrase, MDG_AGE_LOG_N_LOWEST, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_output_stream_write_all (stream, g_bytes_get_data (plain, NULL), g_bytes_get_size (plain), NULL, NULL, &error));
  g_assert_true (g_output_stream_close (stream, NULL, &error));
  g_assert_true (g_output_stream_close (sealed, NULL, NULL));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (sealed));
}

static GBytes *
seal (GBytes *plain)
{
  return seal_with (plain, PASSPHRASE);
}

static GBytes *
open_with (GBytes *sealed,
           const char *passphrase,
           GError **error)
{
  g_autoptr (GInputStream) from = g_memory_input_stream_new_from_bytes (sealed);
  g_autoptr (GInputStream) stream = mdg_age_open (from, passphrase, NULL, error);
  g_autoptr (GOutputStream) to = g_memory_output_stream_new_resizable ();

  if (stream == NULL || g_output_stream_splice (to, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (to));
}

static void
assert_refused (GBytes *sealed,
                const char *passphrase,
                MdgError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) plain = open_with (sealed, passphrase, &error);

  g_assert_null (plain);
  g_assert_error (error, MDG_ERROR, (int) code);
}

/* RFC 5869, test case 3 (no salt, no info), of which one block is the first 32 bytes. */
static void
test_key_derivation (void)
{
  static const guint8 expected[] = { 0x8d, 0xa4, 0xe7, 0x75, 0xa5, 0x63, 0xc1, 0x8f, 0x71, 0x5f, 0x80, 0x2a, 0x06, 0x3c, 0x5a, 0x31,
                                     0xb8, 0xa1, 0x1f, 0x5c, 0x5e, 0xe1, 0x87, 0x9e, 0xc3, 0x45, 0x4e, 0x5f, 0x3c, 0x73, 0x8d, 0x2d };
  guint8 secret[22];
  guint8 key[MDG_AGE_KEY_SIZE];

  memset (secret, 0x0b, sizeof secret);
  mdg_age_derive_key (secret, sizeof secret, NULL, 0, "", key);
  g_assert_cmpmem (key, sizeof key, expected, sizeof expected);
}

static void
test_round_trip (void)
{
  static const gsize sizes[] = { 0, 1, CHUNK_SIZE - 1, CHUNK_SIZE, CHUNK_SIZE + 1, 2 * CHUNK_SIZE, 200000 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes) plain = make_plain (sizes[i]);
      g_autoptr (GBytes) sealed = seal (plain);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) opened = open_with (sealed, PASSPHRASE, &error);

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (plain, opened));
      g_assert_true (mdg_age_is_sealed (g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed)));
    }
}

/* What Debian's age 1.1.1 wrote with this passphrase. */
static void
test_recorded (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "age", "short.txt.age", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) opened = NULL;
  char *content;
  gsize size;

  g_assert_true (g_file_get_contents (path, &content, &size, &error));
  g_assert_no_error (error);
  sealed = g_bytes_new_take (content, size);
  opened = open_with (sealed, PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (opened, NULL), g_bytes_get_size (opened), "plain text of the sealed file, 窓口\n", 38);
  assert_refused (sealed, "sakura mikan", MDG_ERROR_LOCKED);
}

static void
test_damaged (void)
{
  g_autoptr (GBytes) plain = make_plain (2 * CHUNK_SIZE + 100);
  g_autoptr (GBytes) sealed = seal (plain);
  gsize size = g_bytes_get_size (sealed);
  const guint8 *bytes = g_bytes_get_data (sealed, NULL);
  const guint8 *payload = (const guint8 *) g_strstr_len ((const char *) bytes, (gssize) size, "\n---") + strlen ("\n--- ") + 44;
  gsize payload_at = (gsize) (payload - bytes);
  /* The salt, the first and the last byte, and the tag of each of the three pieces. */
  const gsize flips[] = { payload_at, payload_at + 16, payload_at + 16 + CHUNK_SIZE + 3, payload_at + 16 + 2 * (CHUNK_SIZE + 16), size - 1 };
  /* In the salt; at the border of two pieces; before the last byte. */
  const gsize cuts[] = { payload_at + 3, payload_at + 16, payload_at + 16 + CHUNK_SIZE + 16, size - 1 };

  for (guint i = 0; i < G_N_ELEMENTS (flips); i++)
    {
      guint8 *copy = g_memdup2 (bytes, size);
      g_autoptr (GBytes) changed = g_bytes_new_take (copy, size);

      copy[flips[i]] ^= 0x40;
      assert_refused (changed, PASSPHRASE, MDG_ERROR_DAMAGED);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (sealed, 0, cuts[i]);

      assert_refused (cut, PASSPHRASE, MDG_ERROR_DAMAGED);
    }
  {
    guint8 *copy = g_memdup2 (bytes, size + 1);
    g_autoptr (GBytes) longer = g_bytes_new_take (copy, size + 1);

    copy[size] = 0;
    assert_refused (longer, PASSPHRASE, MDG_ERROR_DAMAGED);
  }
}

static void
test_header (void)
{
  static const struct
  {
    const char *header;
    MdgError code;
  } cases[] = {
    { "", MDG_ERROR_DAMAGED },
    { "<?xml version=\"1.0\"?>\n", MDG_ERROR_INVALID },
    { "age-encryption.org/v2\n", MDG_ERROR_TOO_NEW },
    { MDG_AGE_MAGIC "-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\n", MDG_ERROR_TOO_NEW },
    { MDG_AGE_MAGIC "-> Scrypt mdBSj88ikKYNIjzEiSjEUw 10\n", MDG_ERROR_TOO_NEW },
    { MDG_AGE_MAGIC "-> scrypt\n", MDG_ERROR_DAMAGED },
    { MDG_AGE_MAGIC "->  scrypt mdBSj88ikKYNIjzEiSjEUw 10\n", MDG_ERROR_DAMAGED },
    { MDG_AGE_MAGIC "-> scrypt mdBSj88ikKYNIjzEiSjEUw\n", MDG_ERROR_DAMAGED },
    { MDG_AGE_MAGIC "-> scrypt mdBSj88ikKYNIjzEiSjEUw 10 10\n", MDG_ERROR_DAMAGED },
    { MDG_AGE_MAGIC "-> scrypt mdBSj88ikKYNIjzEiSjEU 10\n", MDG_ERROR_DAMAGED },
    { MDG_AGE_MAGIC "-> scrypt mdBSj88ikKYNIjzEiSjEUx 10\n", MDG_ERROR_DAMAGED },
    { MDG_AGE_MAGIC "-> scrypt mdBSj88ikKYNIjzEiSjEUw== 10\n", MDG_ERROR_DAMAGED },
    { MDG_AGE_MAGIC "-> scrypt mdBSj88ikKYNIjzEiSjEUw 010\n", MDG_ERROR_DAMAGED },
    { MDG_AGE_MAGIC "-> scrypt mdBSj88ikKYNIjzEiSjEUw +10\n", MDG_ERROR_DAMAGED },
    { MDG_AGE_MAGIC "-> scrypt mdBSj88ikKYNIjzEiSjEUw -10\n", MDG_ERROR_DAMAGED },
    { MDG_AGE_MAGIC "-> scrypt mdBSj88ikKYNIjzEiSjEUw 0xa\n", MDG_ERROR_DAMAGED },
    { MDG_AGE_MAGIC "-> scrypt mdBSj88ikKYNIjzEiSjEUw 0\n", MDG_ERROR_DAMAGED },
    { MDG_AGE_MAGIC "-> scrypt mdBSj88ikKYNIjzEiSjEUw 18446744073709551617\n", MDG_ERROR_DAMAGED },
    { MDG_AGE_MAGIC "-> scrypt mdBSj88ikKYNIjzEiSjEUw 23\n", MDG_ERROR_TOO_NEW },
    { MDG_AGE_MAGIC "-> scrypt mdBSj88ikKYNIjzEiSjEUw 10\r\n", MDG_ERROR_DAMAGED },
    { MDG_AGE_MAGIC "-> scrypt mdBSj88ikKYNIjzEiSjEUw 10\nMvTkuJwv1kgecyXt1VdcaDLTG1Z7gUqKgUl67OkE7U\n", MDG_ERROR_DAMAGED },
    { MDG_AGE_MAGIC "-> scrypt mdBSj88ikKYNIjzEiSjEUw 10\nMvTkuJwv1kgecyXt1VdcaDLTG1Z7gUqKgUl67OkE7U5\n", MDG_ERROR_DAMAGED },
    { MDG_AGE_MAGIC "-> scrypt mdBSj88ikKYNIjzEiSjEUw 10\nMvTkuJwv1kgecyXt1VdcaDLTG1Z7gUqKgUl67OkE7U4\n-> x\n", MDG_ERROR_DAMAGED },
    { MDG_AGE_MAGIC "-> scrypt mdBSj88ikKYNIjzEiSjEUw 10\nMvTkuJwv1kgecyXt1VdcaDLTG1Z7gUqKgUl67OkE7U4\n---TOQ\n", MDG_ERROR_DAMAGED },
    { MDG_AGE_MAGIC "-> scrypt mdBSj88ikKYNIjzEiSjEUw 10\nMvTkuJwv1kgecyXt1VdcaDLTG1Z7gUqKgUl67OkE7U4\n--- \n", MDG_ERROR_DAMAGED },
    /* Everything as it should be, but wrapped with another key. */
    { MDG_AGE_MAGIC "-> scrypt mdBSj88ikKYNIjzEiSjEUw 10\nMvTkuJwv1kgecyXt1VdcaDLTG1Z7gUqKgUl67OkE7U4\n"
                    "--- TOQ+DoqQf2rJpPqzU6YOry+5NsKlPDYuIGPhplkhfY4\n",
      MDG_ERROR_LOCKED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) sealed = g_bytes_new_static (cases[i].header, strlen (cases[i].header));

      g_test_message ("%u: %s", i, cases[i].header);
      assert_refused (sealed, PASSPHRASE, cases[i].code);
    }
}

/* The MAC is over the header: a salt's neighbour that still unwraps does not pass. */
static void
test_mac (void)
{
  g_autoptr (GBytes) plain = make_plain (10);
  g_autoptr (GBytes) sealed = seal (plain);
  gsize size;
  char *copy = g_memdup2 (g_bytes_get_data (sealed, &size), g_bytes_get_size (sealed));
  g_autoptr (GBytes) changed = g_bytes_new_take (copy, size);
  char *mac = g_strstr_len (copy, (gssize) size, "\n--- ") + strlen ("\n--- ");

  mac[0] = mac[0] == 'A' ? 'B' : 'A';
  assert_refused (changed, PASSPHRASE, MDG_ERROR_DAMAGED);
}

/* Composed and decomposed kana are the same passphrase. */
static void
test_normal_form (void)
{
  g_autoptr (GBytes) plain = make_plain (10);
  g_autoptr (GBytes) sealed = seal_with (plain, "\343\201\214");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) opened = NULL;

  opened = open_with (sealed, "\343\201\213\343\202\231", &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (plain, opened));
}

/* age asks for passphrases on its terminal only. */
static void
run_age (const char *passphrase,
         char **argv)
{
  int terminal;
  int status;
  guint n_asked = 0;
  char buffer[256];
  gssize size;
  pid_t pid = forkpty (&terminal, NULL, NULL, NULL);

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      execvp (argv[0], argv);
      _exit (127);
    }
  while ((size = read (terminal, buffer, sizeof buffer)) > 0)
    for (gssize i = 0; i < size; i++)
      if (buffer[i] == ':' && n_asked < 2)
        {
          g_autofree char *line = g_strdup_printf ("%s\n", passphrase);

          n_asked++;
          g_assert_cmpint (write (terminal, line, strlen (line)), >, 0);
        }
  close (terminal);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_cmpint (status, ==, 0);
}

static void
test_with_age (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("mdg-age-XXXXXX", &error);
  g_autofree char *plain_path = g_build_filename (folder, "plain", NULL);
  g_autofree char *sealed_path = g_build_filename (folder, "sealed", NULL);
  g_autofree char *back_path = g_build_filename (folder, "back", NULL);
  g_autoptr (GBytes) plain = make_plain (2 * CHUNK_SIZE + 1);
  g_autoptr (GBytes) ours = seal (plain);
  g_autoptr (GBytes) theirs = NULL;
  g_autoptr (GBytes) opened = NULL;
  char *open_ours[] = { (char *) "age", (char *) "-d", (char *) "-o", back_path, sealed_path, NULL };
  char *seal_theirs[] = { (char *) "age", (char *) "-p", (char *) "-o", sealed_path, plain_path, NULL };
  char *content;
  gsize size;

  g_assert_true (g_file_set_contents (plain_path, g_bytes_get_data (plain, NULL), (gssize) g_bytes_get_size (plain), &error));
  g_assert_true (g_file_set_contents (sealed_path, g_bytes_get_data (ours, NULL), (gssize) g_bytes_get_size (ours), &error));
  run_age (PASSPHRASE, open_ours);
  g_assert_true (g_file_get_contents (back_path, &content, &size, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (content, size, g_bytes_get_data (plain, NULL), g_bytes_get_size (plain));
  g_free (content);

  g_unlink (sealed_path);
  run_age (PASSPHRASE, seal_theirs);
  g_assert_true (g_file_get_contents (sealed_path, &content, &size, &error));
  g_assert_no_error (error);
  theirs = g_bytes_new_take (content, size);
  opened = open_with (theirs, PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (plain, opened));

  g_unlink (plain_path);
  g_unlink (sealed_path);
  g_unlink (back_path);
  g_rmdir (folder);
}

static void
test_words (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < 100; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *reading = NULL;
      char *words = mdg_passphrase_new_words (&reading, &error);
      g_auto (GStrv) parts = g_strsplit (words, "-", -1);
      g_auto (GStrv) kana = g_strsplit (reading, "・", -1);

      g_assert_no_error (error);
      g_assert_cmpuint (g_strv_length (parts), ==, 5);
      g_assert_cmpuint (g_strv_length (kana), ==, 5);
      for (const char *p = words; *p != '\0'; p++)
        g_assert_true (*p == '-' || g_ascii_islower (*p));
      g_assert_true (g_hash_table_add (seen, words));
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/age/key-derivation", test_key_derivation);
  g_test_add_func ("/age/round-trip", test_round_trip);
  g_test_add_func ("/age/recorded", test_recorded);
  g_test_add_func ("/age/damaged", test_damaged);
  g_test_add_func ("/age/header", test_header);
  g_test_add_func ("/age/mac", test_mac);
  g_test_add_func ("/age/normal-form", test_normal_form);
  g_test_add_func ("/age/with-age", test_with_age);
  g_test_add_func ("/age/words", test_words);

  return g_test_run ();
}
