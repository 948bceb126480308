"""A real WordPress for tests: Debian's packages (wordpress, php-cli, php-mysql, php-gd, mariadb-server), in a folder of its own.

They need not be installed: SKYWAVE_TEST_WORDPRESS names a folder into which `./check` has unpacked them.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.shared_data import missing

USER = "skywave"
_EXTENSIONS = ("mysqlnd", "mysqli", "ctype", "tokenizer", "fileinfo", "exif", "iconv", "posix", "gd")
_CONFIG = """<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', ''); define('DB_CHARSET', 'utf8mb4');
define('DB_HOST', 'localhost:{socket}'); define('WP_HOME', '{address}'); define('WP_SITEURL', '{address}');
define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true); define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_ENVIRONMENT_TYPE', 'local');
foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY'] as $name) define($name, $name);
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""
_INSTALL = """<?php
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = '127.0.0.1';
require 'site/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
add_filter('pre_wp_mail', '__return_true');
wp_install('Partner Weekly', 'admin', 'admin@partner.example', true, '', 'admin');
$id = wp_insert_user(['user_login' => 'skywave', 'user_pass' => 'x', 'role' => 'author', 'user_email' => 's@p.example']);
update_option('permalink_structure', '/%postname%/');
switch_theme('plain');
echo 'PASSWORD=' . WP_Application_Passwords::create_new_application_password($id, ['name' => 'skywave'])[0];
"""
_ROUTER = """<?php
$path = __DIR__ . '/site' . parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if (is_file($path) && substr($path, -4) !== '.php') return false;
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/index.php';
chdir(__DIR__ . '/site');
require __DIR__ . '/site/index.php';
"""
_THEME = """<!doctype html><html lang="en"><head><title><?php wp_title(''); ?></title></head><body><main>
<?php while (have_posts()) { the_post(); echo '<h1>'; the_title(); echo '</h1>'; the_content(); } ?></main></body></html>
"""


@contextmanager
def wordpress() -> Iterator[tuple[str, str]]:
    """Run one; yield its address and the application password of its author `skywave`."""
    root = Path(os.environ.get("SKYWAVE_TEST_WORDPRESS", "/"))
    programs = sorted(root.glob("usr/bin/php8*")) + sorted(root.glob("usr/sbin/mariadbd"))
    if len(programs) < 2 or not (root / "usr/share/wordpress/wp-load.php").is_file():
        missing(
            "there is no WordPress: ./check unpacks Debian's wordpress, php-cli, php-mysql, php-gd and mariadb-server"
        )
    php, database = str(programs[0]), str(programs[-1])
    folder = Path(tempfile.mkdtemp(prefix="skywave-wordpress-"))
    libraries = [str(root / "usr/lib/x86_64-linux-gnu"), str(root / "lib/x86_64-linux-gnu")]
    environment = {**os.environ, "PHP_CLI_SERVER_WORKERS": "2"}
    if root != Path("/"):
        environment["LD_LIBRARY_PATH"] = ":".join(libraries)
    running: list[subprocess.Popen[bytes]] = []

    def run(*words: str) -> str:
        done = subprocess.run(words, check=True, capture_output=True, cwd=folder, env=environment, text=True)
        return done.stdout

    def start(*words: str) -> None:
        quiet = subprocess.DEVNULL
        # In a group of its own, which ends whole: PHP's server leaves the processes that it forked behind.
        started = subprocess.Popen(
            words, stdout=quiet, stderr=quiet, cwd=folder, env=environment, start_new_session=True
        )
        running.append(started)

    try:
        usr = root / "usr"
        own = ["--no-defaults", "--user=root", f"--basedir={usr}", f"--datadir={folder}/data"]
        run(str(usr / "bin/mariadb-install-db"), *own, "--auth-root-authentication-method=normal", "--skip-test-db")
        sock = f"{folder}/db.sock"
        start(database, *own, f"--socket={sock}", "--skip-networking", f"--lc-messages-dir={usr}/share/mysql")
        _wait(lambda: Path(sock).exists())
        run(str(usr / "bin/mariadb"), "--no-defaults", "-uroot", "-S", sock, "-e", "create database wordpress")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        address = f"http://127.0.0.1:{port}"
        _write(folder, root, sock, address)
        password = run(php, "-c", "php.ini", "install.php").rpartition("PASSWORD=")[2].strip()
        start(php, "-c", "php.ini", "-S", f"127.0.0.1:{port}", "-t", "site", "router.php")
        _wait(lambda: _listens(port))
        yield address, password
    finally:
        for process in reversed(running):
            os.killpg(process.pid, signal.SIGTERM)
        for process in running:
            process.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def _write(folder: Path, root: Path, sock: str, address: str) -> None:
    shutil.copytree(
        root / "usr/share/wordpress", folder / "site", symlinks=True, ignore=shutil.ignore_patterns("wp-config.php")
    )
    theme = folder / "site/wp-content/themes/plain"
    theme.mkdir(parents=True)
    (folder / "site/wp-content/uploads").mkdir(exist_ok=True)
    modules = next(iter(sorted(root.glob("usr/lib/php/2*"))))
    settings = [f"extension_dir={modules}", *(f"extension={name}.so" for name in _EXTENSIONS), "memory_limit=256M"]
    for name, text in (
        ("php.ini", "\n".join(settings)),
        ("install.php", _INSTALL),
        ("router.php", _ROUTER),
        ("site/wp-config.php", _CONFIG.replace("{socket}", sock).replace("{address}", address)),
        ("site/wp-content/themes/plain/style.css", "/*\nTheme Name: Plain\n*/"),
        ("site/wp-content/themes/plain/index.php", _THEME),
    ):
        (folder / name).write_text(text, encoding="utf-8")


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _wait(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not done():
        assert time.monotonic() < deadline, "it does not start"
        time.sleep(0.05)
